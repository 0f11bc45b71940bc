import { createRef } from "react";
import { NodProgress, Progress, progress } from "./nod/progress";
import { Celebration } from "./nod/celebration";
import { Toast, toast } from "./nod";

const bar = createRef<NodProgress>();

/** What must compile, and what must not. */
export const Types = () => (
  <>
    <Progress ref={bar} label="Photos" value={1} className="wide" data-kind="x" onShown={(event) => event.detail.paint.toFixed()} />
    <Toast message="Saved" tone="info" onDismissed={(event) => event.detail.how.trim()} />
    <nod-progress label="Photos" value={1} eta onnod-state={(event) => event.detail.state.trim()} class="wide" />
    <Celebration message="Done" tier="big" />
    {/* @ts-expect-error a label is required */}
    <Progress value={1} />
    {/* @ts-expect-error not one of the tones */}
    <Toast message="Saved" tone="loud" />
    {/* @ts-expect-error no such option */}
    <Progress label="Photos" lable="Photos" />
    {/* @ts-expect-error no such field */}
    <Progress label="Photos" onState={(event) => event.detail.nothing} />
    {/* @ts-expect-error a list of words is no number */}
    <nod-progress label={3} />
    {/* @ts-expect-error not one of the tiers */}
    <nod-celebration tier="huge" />
  </>
);

bar.current?.done();
progress("Photos").set(1);
// @ts-expect-error an error says why, and how to fix it
toast.error("Not saved");
