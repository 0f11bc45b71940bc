/** Time in the hand: freeze, step by frame, slow down, for CSS animations and for what has a `seek(ms)` method. */

const FRAME = 1000 / 60;
/** What runs for ever is shown for two rounds. */
const ROUNDS = 2;

export class Scrubber {
  /**
   * @param {HTMLElement} bar
   * @param {Element} mount what is played in
   * @param {(moment: number | null) => void} [held] told where time stands still, and when it goes on
   */
  constructor(bar, mount, held = () => {}) {
    this.held = held;
    this.mount = mount;
    this.slider = /** @type {HTMLInputElement} */ (bar.querySelector("[name=moment]"));
    this.speed = /** @type {HTMLSelectElement} */ (bar.querySelector("[name=speed]"));
    this.button = /** @type {HTMLElement} */ (bar.querySelector("[data-freeze]"));
    this.output = /** @type {HTMLOutputElement} */ (bar.querySelector("[data-moment]"));
    /** @type {any} */
    this.shown = null;
    this.frozen = false;
    /** @type {Animation[]} */
    this.animations = [];
    this.slider.addEventListener("input", () => this.seek(Number(this.slider.value)));
    this.speed.addEventListener("change", () => this.pace());
    this.button.addEventListener("click", () => (this.frozen ? this.go() : this.freeze()));
    // Timers go on while movement is held: what they start is held too.
    for (const begun of ["animationstart", "transitionrun"]) mount.addEventListener(begun, () => this.frozen && this.join());
    for (const step of bar.querySelectorAll("[data-step]")) {
      step.addEventListener("click", () => this.seek(Number(this.slider.value) + Number(step.getAttribute("data-step")) * FRAME));
    }
  }

  /** @param {any} shown the element that has just been shown; the movement starts anew */
  follow(shown) {
    this.shown = shown;
    this.animations = this.found();
    this.measure();
    if (this.frozen) this.seek(0);
    else this.go();
  }

  found() {
    const root = this.shown instanceof Element ? this.shown : this.mount;
    return root.getAnimations({ subtree: true });
  }

  measure() {
    this.slider.max = String(Math.max(this.shown?.duration ?? 0, ...this.animations.map((animation) => end(animation)), 1));
  }

  /** Movement that began while time is held stands where all the rest stands. */
  join() {
    const moment = Number(this.slider.value);
    this.animations = [...new Set([...this.animations, ...this.found()])];
    this.measure();
    this.seek(moment);
  }

  freeze() {
    this.mark(true);
    this.animations = [...new Set([...this.animations, ...this.found()])];
    for (const animation of this.animations) animation.pause();
  }

  go() {
    this.mark(false);
    this.held(null);
    for (const animation of this.animations) if (animation.playState === "paused") animation.play();
    this.pace();
    this.tick();
  }

  pace() {
    for (const animation of this.animations) animation.playbackRate = Number(this.speed.value);
  }

  /** @param {number} moment in milliseconds since the movement began */
  seek(moment) {
    this.freeze();
    const time = Math.min(Math.max(0, moment), Number(this.slider.max));
    for (const animation of this.animations) animation.currentTime = Math.min(time, end(animation));
    this.shown?.seek?.(time);
    this.tell(time);
    this.held(Math.round(time));
  }

  /** While it runs, the slider goes along. */
  tick() {
    if (this.frozen || !this.animations.length) return;
    const times = this.animations.filter((animation) => animation.playState === "running").map((animation) => Number(animation.currentTime));
    if (!times.length) return;
    this.tell(Math.max(...times) % (Number(this.slider.max) + 1));
    requestAnimationFrame(() => this.tick());
  }

  /** @param {number} time */
  tell(time) {
    this.slider.value = String(Math.round(time));
    this.output.textContent = `${Math.round(time)} / ${Math.round(Number(this.slider.max))} ms`;
  }

  /** @param {boolean} frozen */
  mark(frozen) {
    this.frozen = frozen;
    this.button.setAttribute("aria-pressed", String(frozen));
  }
}

/** @param {Animation} animation */
function end(animation) {
  const timing = animation.effect?.getComputedTiming();
  const whole = Number(timing?.endTime ?? 0);
  return Number.isFinite(whole) ? whole : Number(timing?.duration ?? 0) * ROUNDS;
}
