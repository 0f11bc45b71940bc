"""Ways to hand a run on: JUnit for a build server, annotations for GitHub, a page for people, a line for a terminal."""
