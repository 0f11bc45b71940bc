/* Nothing at all: what the page and the measuring cost. */
export const begin = () => {};
