"""Two registers, disputed facts, tags to search by, and the files as they were written"""

from alembic import op
import sqlalchemy as sa

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "knowledge_file",
        sa.Column("path", sa.String(length=200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("path", name=op.f("pk_knowledge_file")),
    )
    op.create_table(
        "option_tag",
        sa.Column("option_id", sa.String(length=60), nullable=False),
        sa.Column("tag", sa.String(length=60), nullable=False),
        sa.Column("lightness", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["option_id"], ["option.id"], name=op.f("fk_option_tag_option_id_option")),
        sa.PrimaryKeyConstraint("option_id", "tag", name=op.f("pk_option_tag")),
    )
    with op.batch_alter_table("option_tag") as table:
        table.create_index("ix_option_tag_tag", ["tag", "lightness", "position", "option_id"], unique=False)
    with op.batch_alter_table("concept") as table:
        table.add_column(sa.Column("level", sa.String(length=10), nullable=True))
        table.add_column(sa.Column("professional", sa.Text(), nullable=True))
    with op.batch_alter_table("option") as table:
        # What was imported before has none; the next import fills them in.
        table.add_column(sa.Column("traits", sa.JSON(), nullable=False, server_default="[]"))
        table.add_column(sa.Column("position", sa.Integer(), nullable=False, server_default="0"))
        table.create_index(op.f("ix_option_position"), ["position"], unique=False)
        table.add_column(sa.Column("youngest", sa.Float(), nullable=True))
        table.add_column(sa.Column("oldest", sa.Float(), nullable=True))
    with op.batch_alter_table("option_fact") as table:
        table.add_column(sa.Column("professional", sa.Text(), nullable=True))
        table.add_column(sa.Column("readings", sa.JSON(none_as_null=True), nullable=True))
        table.add_column(sa.Column("checked_on", sa.Date(), nullable=True))


def downgrade() -> None:
    op.drop_index(op.f("ix_option_position"), table_name="option")
    # Column by column: to make `option` anew, SQLite would have to drop a table that others refer to.
    for table, columns in (
        ("option_fact", ("checked_on", "readings", "professional")),
        ("option", ("oldest", "youngest", "position", "traits")),
        ("concept", ("professional", "level")),
    ):
        for column in columns:
            op.drop_column(table, column)
    op.drop_table("option_tag")
    op.drop_table("knowledge_file")
