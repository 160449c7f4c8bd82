package dev.asyncio4j.conformance;

import static dev.asyncio4j.Asyncio.asCompleted;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.gatherOutcomes;
import static dev.asyncio4j.Asyncio.shield;
import static dev.asyncio4j.Asyncio.waitFor;
import static java.util.Map.entry;
import static java.util.stream.Collectors.joining;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Future;
import dev.asyncio4j.WaitOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/** Waiting for tasks and futures, alone and together. */
record WaitOps(Machine machine) {
  Map<String, Op> table() {
    return Map.ofEntries(
        entry("await", a -> log("got ", await(machine.future(a.text(0))))),
        entry("shield", a -> log("shielded ", await(shield(machine.future(a.text(0)))))),
        entry("wait_for", this::waitForFuture),
        entry("wait_for_call", this::waitForCall),
        entry("gather", this::gatherAll),
        entry("wait", this::waitForSet),
        entry("as_completed", this::eachCompleted));
  }

  private void log(String prefix, Object value) {
    machine.log(prefix + Values.text(value));
  }

  private List<Future<Object>> futures(List<String> names) {
    return names.stream().map(machine::future).toList();
  }

  private void waitForFuture(Args args) {
    log("waited for ", await(waitFor(machine.future(args.text(0)), args.duration(1))));
  }

  private void waitForCall(Args args) {
    log("waited for ", await(waitFor(machine.body(args.text(0)), args.duration(1))));
  }

  private void gatherAll(Args args) {
    var futures = futures(args.names(0));
    var results = args.flag(1) ? await(gatherOutcomes(futures)) : await(gather(futures));
    log("gathered ", results);
  }

  private void waitForSet(Args args) {
    var names = new LinkedHashMap<Future<Object>, String>();
    args.names(0).forEach(name -> names.put(machine.future(name), name));
    var options = WaitOptions.defaults().timeout(args.duration(1)).returnWhen(args.returnWhen(2));
    var result = await(Asyncio.wait(names.keySet(), options));
    var done = sorted(result.done(), names);
    machine.log("waited done=" + done + " pending=" + sorted(result.pending(), names));
  }

  private static String sorted(Set<Future<Object>> futures, Map<Future<Object>, String> names) {
    return futures.stream().map(names::get).sorted().collect(joining(","));
  }

  private void eachCompleted(Args args) {
    for (var next : asCompleted(futures(args.names(0)), args.duration(1))) {
      try {
        log("completed ", await(next));
      } catch (IllegalArgumentException | NoSuchElementException error) {
        machine.log("completed " + Errors.text(error));
      }
    }
  }
}
