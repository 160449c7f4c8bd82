package dev.asyncio4j.conformance;

import static dev.asyncio4j.Asyncio.createTask;
import static java.util.Map.entry;

import dev.asyncio4j.TaskOptions;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.InvalidStateException;
import java.util.Map;

/** Tasks and futures: making, cancelling and asking them. */
record TaskOps(Machine machine) {
  Map<String, Op> table() {
    return Map.ofEntries(
        entry("spawn", a -> machine.spawn(a.text(0), a.text(1), (c, n) -> createTask(c, n))),
        entry("eager_spawn", this::eagerSpawn),
        entry("cancel", this::cancel),
        entry("cancelling", this::cancelling),
        entry("uncancel", this::uncancel),
        entry("state", this::state),
        entry("outcome", this::outcome),
        entry("on_done", this::onDone),
        entry("set_result", a -> machine.promise(a.text(0)).setResult(a.value(1))),
        entry("set_exception", this::setException));
  }

  private void eagerSpawn(Args args) {
    var options = TaskOptions.defaults().eagerStart(true);
    machine.spawn(args.text(0), args.text(1), (c, n) -> createTask(c, options.name(n)));
  }

  private void cancel(Args args) {
    var name = args.text(0);
    var future = machine.future(name);
    var done = args.count() > 1 ? future.cancel(args.text(1)) : future.cancel();
    machine.log("cancel " + name + " -> " + Values.text(done));
  }

  private void cancelling(Args args) {
    var name = args.text(0);
    machine.log("cancelling " + name + " = " + machine.task(name).cancelling());
  }

  private void uncancel(Args args) {
    var name = args.text(0);
    machine.log("uncancel " + name + " -> " + machine.task(name).uncancel());
  }

  private void state(Args args) {
    var future = machine.future(args.text(0));
    var state = !future.done() ? "pending" : future.cancelled() ? "cancelled" : "done";
    machine.log("state " + args.text(0) + " " + state);
  }

  private void outcome(Args args) {
    var outcome = "outcome " + args.text(0) + " ";
    var future = machine.future(args.text(0));
    try {
      var error = future.exception();
      var text = error != null ? Errors.text(error) : "result " + Values.text(future.result());
      machine.log(outcome + text);
    } catch (CancelledError | InvalidStateException error) {
      machine.log(outcome + "raises " + Errors.text(error));
    }
  }

  private void onDone(Args args) {
    var text = "done " + args.text(0) + " " + args.text(1);
    machine.future(args.text(0)).addDoneCallback(future -> machine.log(text));
  }

  private void setException(Args args) {
    var future = machine.promise(args.text(0));
    future.setException(Errors.make(args.text(1), args.text(2)));
  }
}
