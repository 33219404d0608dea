"""The Dutch spaCy pipeline: the published Dutch model where it is installed, a blank one otherwise."""

from __future__ import annotations

import logging

import spacy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.utils.spacy_utils import SpacyModel, SpacyNLP
from spacy.language import Language

logger = logging.getLogger(__name__)

PUBLISHED_MODEL = "nl_core_news_sm"
EMBEDDED_MODEL = "nl_blank"


@DefaultV1Recipe.register(
    [DefaultV1Recipe.ComponentType.MODEL_LOADER, DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER],
    is_trainable=False,
    model_from="DutchSpacyNLP",
)
class DutchSpacyNLP(SpacyNLP):
    """Rasa's `SpacyNLP`, except that a missing Dutch model is no error.

    What follows in the pipeline needs tokens only, so both models lead to the same answers.
    """

    @staticmethod
    def load_model(spacy_model_name: str) -> SpacyModel:
        """Load the model by name, or the embedded default; says which when it is the default."""
        if spacy.util.is_package(spacy_model_name):
            language = spacy.load(spacy_model_name, exclude=["parser", "ner", "tagger", "lemmatizer", "morphologizer"])
            return SpacyModel(model=language, model_name=spacy_model_name)
        logger.info("The Dutch spaCy model is not installed; the embedded blank pipeline is used.")
        return SpacyModel(model=spacy.blank("nl"), model_name=EMBEDDED_MODEL)

    @staticmethod
    def ensure_proper_language_model(nlp: Language | None) -> None:
        """Accept a pipeline that did not come from disk: the blank one does not."""
        if nlp is None:
            raise ValueError("no Dutch spaCy pipeline was loaded")
