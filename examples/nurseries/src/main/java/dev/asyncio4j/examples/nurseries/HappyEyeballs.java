package dev.asyncio4j.examples.nurseries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.examples.nurseries.Clock.now;
import static dev.asyncio4j.examples.nurseries.Clock.pause;
import static dev.asyncio4j.examples.nurseries.Clock.print;
import static dev.asyncio4j.examples.nurseries.Clock.seconds;
import static dev.asyncio4j.nurseries.Nurseries.moveOnAfter;
import static dev.asyncio4j.nurseries.Nurseries.openNursery;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.nurseries.Nursery;
import dev.asyncio4j.sync.Event;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The race of connections that trio is known for. Python: 07_happy_eyeballs.py. */
public final class HappyEyeballs {
  private record Target(String name, double delay, boolean ok) {}

  private static final List<String> CANCELLED = new ArrayList<>();

  private final List<Target> targets;
  private final List<Event> failed = new ArrayList<>();
  private final double step;
  private String winner = "None";

  private HappyEyeballs(List<Target> targets, double step) {
    this.targets = targets;
    this.step = step;
    for (int i = 0; i < targets.size(); i++) failed.add(Event.create());
  }

  private static String connect(Target target) throws IOException {
    try {
      await(pause(target.delay));
    } catch (CancelledError e) {
      CANCELLED.add("'" + target.name + "'");
      throw e;
    }
    if (!target.ok) throw new IOException(target.name + " refused");
    return target.name;
  }

  private Coroutine<Void> attempt(int index, Nursery nursery) {
    return async(
        () -> {
          if (index > 0) moveOnAfter(seconds(step), () -> await(failed.get(index - 1).await()));
          if (index + 1 < targets.size()) nursery.startSoon(attempt(index + 1, nursery));
          Target target = targets.get(index);
          print("try", target.name, "at", now());
          try {
            winner = connect(target);
            nursery.cancelScope().cancel();
          } catch (IOException e) {
            print(e.getMessage(), "at", now());
            failed.get(index).set();
          }
        });
  }

  private String race() {
    openNursery(
        nursery -> {
          nursery.startSoon(attempt(0, nursery));
        });
    return winner;
  }

  public static void main(String[] args) {
    CANCELLED.clear();
    Clock.runVirtually(
        () -> {
          var targets =
              List.of(
                  new Target("v6-a", 5, true),
                  new Target("v6-b", 0.1, false),
                  new Target("v4-a", 0.5, true),
                  new Target("v4-b", 9, true));
          print("won:", new HappyEyeballs(targets, 0.25).race(), "at", now());
          print("cancelled:", CANCELLED.stream().sorted().toList());
          var hopeless = List.of(new Target("x", 1, false), new Target("y", 1, false));
          print("none:", new HappyEyeballs(hopeless, 0.25).race());
        });
  }
}
