/**
 * A small, safe part of Markdown: bold, italics, line breaks, headings, quotes, lists, links to https and tel.
 * @module
 */

import { make, phoneLink, siteLink } from "./dom.js";

const INLINE = new RegExp(
  [
    String.raw`\*\*(?<bold>[^*\n]+(?:\*[^*\n]+)*)\*\*`,
    String.raw`(?<![\p{L}\p{N}])\*(?<star>[^*\s](?:[^*\n]*[^*\s])?)\*(?![\p{L}\p{N}])`,
    String.raw`(?<![\p{L}\p{N}_])_(?<under>[^_\s](?:[^_\n]*[^_\s])?)_(?![\p{L}\p{N}_])`,
    String.raw`\[(?<label>[^\][\n]+)\]\((?<target>(?:https:\/\/|tel:)[^\s()]+)\)`,
    String.raw`(?<bare>https:\/\/[^\s<>()"]*[^\s<>()".,;:!?])`,
  ].join("|"),
  "gu",
);
const BULLET = /^\s*[-*•]\s+(.*)$/;
const NUMBER = /^\s*(\d{1,3})[.)]\s+(.*)$/;
const HEADING = /^#{1,6}\s+(.*)$/;
const QUOTE = /^>\s?(.*)$/;

/**
 * The text as nodes.
 * @param {string} text
 * @returns {DocumentFragment}
 */
export function markdown(text) {
  const fragment = document.createDocumentFragment();
  const lines = text.split(/\r?\n/);
  while (lines.length) {
    const node = takeBlock(lines);
    if (node) fragment.append(node);
  }
  return fragment;
}

/**
 * Take the lines of the next block away and make it.
 * @param {string[]} lines
 * @returns {HTMLElement | null} null for an empty line
 */
function takeBlock(lines) {
  if (!lines[0].trim()) {
    lines.shift();
    return null;
  }
  const heading = HEADING.exec(lines[0]);
  if (heading) {
    lines.shift();
    return make("h2", {}, ...inline(heading[1]));
  }
  if (/^\s*(-{3,}|\*{3,})\s*$/.test(lines[0])) {
    lines.shift();
    return make("hr");
  }
  if (BULLET.test(lines[0])) return make("ul", {}, ...takeItems(lines, BULLET, 1));
  const number = NUMBER.exec(lines[0]);
  if (number) return make("ol", { start: number[1] }, ...takeItems(lines, NUMBER, 2));
  if (QUOTE.test(lines[0])) {
    const quoted = takeWhile(lines, (line) => QUOTE.test(line)).map((line) => QUOTE.exec(line)[1]);
    return make("blockquote", {}, markdown(quoted.join("\n")));
  }
  const isPlain = (line) => line.trim() && ![BULLET, NUMBER, HEADING, QUOTE].some((mark) => mark.test(line));
  return make("p", {}, ...withBreaks(takeWhile(lines, isPlain)));
}

/**
 * @param {string[]} lines
 * @param {RegExp} mark
 * @param {number} group
 */
function takeItems(lines, mark, group) {
  return takeWhile(lines, (line) => mark.test(line)).map((line) => make("li", {}, ...inline(mark.exec(line)[group])));
}

/**
 * @param {string[]} lines
 * @param {(line: string) => unknown} test
 */
function takeWhile(lines, test) {
  const taken = [lines.shift() ?? ""];
  while (lines.length && test(lines[0])) taken.push(lines.shift() ?? "");
  return taken;
}

/** @param {string[]} lines */
function withBreaks(lines) {
  return lines.flatMap((line, index) => (index ? [make("br"), ...inline(line)] : inline(line)));
}

/**
 * The nodes of one line.
 * @param {string} line
 * @returns {(Node | string)[]}
 */
function inline(line) {
  const nodes = [];
  let end = 0;
  for (const match of line.matchAll(INLINE)) {
    nodes.push(line.slice(end, match.index), span(match));
    end = match.index + match[0].length;
  }
  nodes.push(line.slice(end));
  return nodes;
}

/** @param {RegExpMatchArray} match */
function span(match) {
  const { bold, star, under, label, target, bare } = match.groups ?? {};
  if (bold) return make("strong", {}, ...inline(bold));
  if (star || under) return make("em", {}, ...inline(star || under));
  if (bare) return siteLink(bare, bare);
  return target.startsWith("tel:") ? phoneLink(label, target.slice(4)) : siteLink(label, target);
}
