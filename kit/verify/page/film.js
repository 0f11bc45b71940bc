/* A canvas, frame by frame, as the light in each cell over the page's ground: made in the page, since pixels are heavy to carry. */

globalThis.nodFilm = (() => {
  const SIZE = 8; // pixels a cell is wide and high
  const STEPS = 1e4; // of light, from none to all
  const light = Array.from({ length: 256 }, (_, part) => (part <= 10 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));

  /** The canvas that is filmed: the first one that draws. */
  const screen = () => stage.made.flatMap((one) => [...(one?.querySelectorAll("canvas") ?? [])])[0];

  function ground() {
    const pen = document.createElement("canvas").getContext("2d");
    pen.fillStyle = getComputedStyle(document.body).backgroundColor;
    pen.fillRect(0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
  }

  /** The cells that are not empty in this frame, as index, red, green, blue. */
  function frame(canvas, behind) {
    const { width, height } = canvas, columns = Math.floor(width / SIZE), rows = Math.floor(height / SIZE);
    const { data } = canvas.getContext("2d").getImageData(0, 0, width, height), dots = new Uint32Array(data.buffer);
    const empty = behind.map((part) => light[part]), sums = new Float32Array(columns * rows * 3), met = new Set();
    for (let y = 0; y < rows * SIZE; y += 1) {
      for (let x = 0, dot = y * width; x < columns * SIZE; x += 1, dot += 1) {
        if (!dots[dot]) continue;
        const at = dot * 4, alpha = data[at + 3] / 255, cell = Math.floor(y / SIZE) * columns + Math.floor(x / SIZE);
        met.add(cell);
        for (let k = 0; k < 3; k += 1)
          sums[cell * 3 + k] += light[Math.round(data[at + k] * alpha + behind[k] * (1 - alpha))] - empty[k];
      }
    }
    const part = (cell, k) => Math.round((empty[k] + sums[cell * 3 + k] / SIZE / SIZE) * STEPS);
    return { rows, columns, cells: [...met].flatMap((cell) => [cell, part(cell, 0), part(cell, 1), part(cell, 2)]) };
  }

  /** Numbers below 65,536 as text: two bytes each, the lower one first. */
  function packed(numbers) {
    const bytes = new Uint8Array(Uint16Array.from(numbers).buffer);
    let text = "";
    for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return btoa(text);
  }

  /** Film as many frames, each so many ms after the one before, until the canvas is gone; null where there is none. */
  async function canvas(waits) {
    const behind = ground(), counts = [], cells = [];
    let size = null;
    for (const wait of waits) {
      const now = screen(), shot = now?.width ? frame(now, behind) : null;
      if (!shot && size) break;
      if (shot && (!size || (shot.rows === size.rows && shot.columns === size.columns))) {
        size = { rows: shot.rows, columns: shot.columns };
        counts.push(shot.cells.length / 4);
        for (const number of shot.cells) cells.push(number);
      }
      await nodWatch.pass(wait);
    }
    return size && { ...size, steps: STEPS, empty: behind.map((part) => Math.round(light[part] * STEPS)), counts, cells: packed(cells) };
  }

  return { canvas };
})();
