"""Measures the chat page on slow lines, beside what it weighs: `python -m bench.page`.

A real Chromium, a cold cache, and the line and the processor slowed down by the browser itself. The server is the
channel alone on loopback: what is measured is the page. The table goes to `bench/page.md` and to the screen.
"""

from __future__ import annotations

import gzip
import os
import shutil
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import Any, Iterator

from playwright.sync_api import Browser, sync_playwright

from bot.web.rendering import View, render
from bot.web.site import Site
from bot.web.static import page_files
from tests.web.serving import Served

REPORT = Path(__file__).with_name("page.md")
RUNS = 7
NOT_AT_THE_START = ("frame.js", "launcher.js")
"""Files that only other sites ask for."""

WATCH = """(() => {
  const look = () => {
    const box = document.querySelector("#message")?.getBoundingClientRect();
    const hit = box && document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    if (document.styleSheets.length && hit?.id === "message") window.reachable = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();"""
"""Notes when a finger would hit the box to type in, with the styles there."""

USABLE = """() => {
  const first = performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
  return [Math.max(first, window.reachable), performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd];
}"""
"""When the page can be used, and when the scripts have taken over."""


@dataclass(frozen=True)
class Line:
    """A line to the network, and how much slower the processor is made.

    Attributes:
        delay: of each request, in milliseconds.
        down: thousands of bits per second.
        slower: 4 is what Lighthouse takes for a phone.
    """

    name: str
    delay: int
    down: int
    slower: int = 1


LINES = (
    Line("slow 3G (400 kbit/s, 400 ms)", 400, 400),
    Line("slow 3G, processor four times slower", 400, 400, 4),
    Line("the browser's preset 'Slow 3G' (400 kbit/s, 2000 ms)", 2000, 400),
    Line("Lighthouse's phone (1.6 Mbit/s, 150 ms, processor four times slower)", 150, 1600, 4),
)


def main() -> int:
    """Measure, write and print; returns the exit code."""
    served = Served()
    found = os.environ.get("KOMPAAN_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
            rows = [*weights(), *times(browser, served.url)]
            browser.close()
    finally:
        served.stop()
    report = "\n".join([*heading(), *rows, ""])
    REPORT.write_text(report, encoding="utf-8")
    print(report)
    return 0


def heading() -> Iterator[str]:
    """What was measured and where."""
    yield "# The chat page: weight and time"
    yield ""
    yield f"Made by `python -m bench.page` on {datetime.now():%Y-%m-%d %H:%M}, {os.cpu_count()} cores, load"
    yield f"{os.getloadavg()[0]:.1f} before the start. Cold cache, median of {RUNS}; between brackets the lowest: other"
    yield "work on the machine slows the browser."
    yield "*Usable* is when words and buttons are painted and a finger hits the box to type in: from then on one can"
    yield "type, choose, send and leave, because the page is a form that works by itself (`tests/web/test_plain.py`)."
    yield "*Taken over* is when the scripts are in charge: from then on messages stream."
    yield ""


def weights() -> Iterator[str]:
    """The weight of what a visit loads."""
    page = render(View({"text": "Dag."}), Site())
    files = {name: file for name, file in page_files().items() if name not in NOT_AT_THE_START}
    others = sum(len(file.body) for name, file in page_files().items() if name in NOT_AT_THE_START)
    bare = len(page) + sum(len(file.body) for file in files.values())
    packed = len(gzip.compress(page)) + sum(len(file.packed) for file in files.values())
    yield "| | |"
    yield "| --- | ---: |"
    yield f"| HTML, CSS, JavaScript and SVG, as files | {bare / 1000:.1f} kB |"
    yield f"| the same, as sent (gzip) | {packed / 1000:.1f} kB |"
    yield f"| only for other sites: launcher and settings of the frame | {others / 1000:.1f} kB |"
    yield f"| requests | {len(files) + 1} |"


def times(browser: Browser, address: str) -> Iterator[str]:
    """How long until the page can be used, per line."""
    for line in LINES:
        taken = [visit(browser, address, line) for _ in range(RUNS)]
        for moment, each in zip(("usable", "taken over"), zip(*taken, strict=True), strict=True):
            yield f"| {line.name}: {moment} | {median(each) / 1000:.2f} s ({min(each) / 1000:.2f}) |"


def visit(browser: Browser, address: str, line: Line) -> tuple[float, float]:
    """One visit with nothing in the cache; milliseconds until it is usable and until the scripts have taken over."""
    context = browser.new_context(viewport={"width": 360, "height": 640})
    page = context.new_page()
    session: Any = context.new_cdp_session(page)
    rate = line.down * 1000 / 8
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": line.delay, "downloadThroughput": rate, "uploadThroughput": rate},
    )
    session.send("Emulation.setCPUThrottlingRate", {"rate": line.slower})
    page.add_init_script(WATCH)
    page.goto(address, wait_until="load", timeout=60_000)
    page.wait_for_selector("#tools:not([hidden])", state="attached")
    usable, ready = page.evaluate(USABLE)
    context.close()
    return usable, ready


if __name__ == "__main__":
    sys.exit(main())
