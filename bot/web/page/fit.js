/**
 * Keeps the bars at the top and bottom out of the way of what has the focus, and in sight when a keyboard opens.
 * @module
 */

/**
 * @param {HTMLElement} top
 * @param {HTMLElement} bottom
 */
export function fitViewport(top, bottom) {
  const { style: root } = document.documentElement;
  let height = bottom.offsetHeight;
  const measure = () => {
    root.setProperty("--top", `${top.offsetHeight}px`);
    const isFixed = getComputedStyle(bottom).position === "sticky";
    root.setProperty("--bottom", `${isFixed ? bottom.offsetHeight : 0}px`);
    keepEnd(bottom.offsetHeight - height);
    height = bottom.offsetHeight;
  };
  const observer = new ResizeObserver(measure);
  observer.observe(top);
  observer.observe(bottom);
  window.addEventListener("resize", measure);

  // Some phones slide the page up under an opening keyboard: Snel weg has to stay in sight.
  const view = window.visualViewport;
  if (!view) return;
  const follow = () => root.setProperty("--slide", view.scale > 1 ? "0px" : `${Math.max(0, view.offsetTop)}px`);
  view.addEventListener("scroll", follow);
  view.addEventListener("resize", follow);
}

/** When the bar at the bottom grows, who was at the end of the conversation stays there. @param {number} grown in pixels */
function keepEnd(grown) {
  const { scrollHeight } = document.documentElement;
  if (grown > 0 && scrollHeight - window.innerHeight - window.scrollY <= grown + 1) window.scrollTo(0, scrollHeight);
}
