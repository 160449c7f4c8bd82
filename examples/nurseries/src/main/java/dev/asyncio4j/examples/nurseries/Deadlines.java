package dev.asyncio4j.examples.nurseries;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.examples.nurseries.Clock.now;
import static dev.asyncio4j.examples.nurseries.Clock.pause;
import static dev.asyncio4j.examples.nurseries.Clock.print;
import static dev.asyncio4j.examples.nurseries.Clock.seconds;
import static dev.asyncio4j.nurseries.Nurseries.checkpoint;
import static dev.asyncio4j.nurseries.Nurseries.currentEffectiveDeadline;
import static dev.asyncio4j.nurseries.Nurseries.failAfter;
import static dev.asyncio4j.nurseries.Nurseries.moveOnAfter;
import static dev.asyncio4j.nurseries.Nurseries.shielded;

import dev.asyncio4j.nurseries.CancelScope;
import dev.asyncio4j.nurseries.TooSlowException;
import java.time.Duration;

/** Deadlines that move, that fail and that nest. Python: 02_deadlines.py. */
public final class Deadlines {
  private Deadlines() {}

  public static void main(String[] args) {
    Clock.runVirtually(
        () -> {
          moving();
          failing();
          effective();
          zero();
          nested();
        });
  }

  private static void moving() {
    var moved =
        moveOnAfter(
            seconds(2),
            scope -> {
              for (int step = 0; step < 4; step++) {
                await(pause(1));
                print("step", step, "at", now());
                if (step < 2) scope.extend(seconds(1));
              }
            });
    print("moved on at", now(), moved.cancelledCaught());
  }

  private static void failing() {
    try {
      failAfter(seconds(1), () -> await(pause(5)));
    } catch (TooSlowException e) {
      print("too slow at", now());
    }
    failAfter(seconds(3), () -> await(pause(1)));
    print("in time at", now());
  }

  private static void effective() {
    print("effective without scopes:", currentEffectiveDeadline().isEmpty());
    moveOnAfter(
        seconds(9),
        () -> {
          moveOnAfter(
              seconds(4),
              () -> {
                Duration left =
                    currentEffectiveDeadline().orElseThrow().minus(getRunningLoop().time());
                print("effective:", left.toNanos() / 1e9);
                shielded(
                    () -> print("effective in a shield:", currentEffectiveDeadline().isEmpty()));
              });
          CancelScope.create()
              .run(
                  cancelled -> {
                    cancelled.cancel();
                    boolean now = currentEffectiveDeadline().orElseThrow().isZero();
                    print("effective when cancelled:", now);
                  });
        });
  }

  private static void zero() {
    var zero =
        moveOnAfter(
            Duration.ZERO,
            () -> {
              print("zero runs up to its first await");
              await(checkpoint());
              print("never printed");
            });
    print("zero caught:", zero.cancelledCaught(), "at", now());
  }

  private static void nested() {
    moveOnAfter(
        seconds(10),
        outer -> {
          var inner = moveOnAfter(seconds(1), () -> await(pause(3)));
          print("inner", inner.cancelledCaught(), "outer", outer.cancelledCaught(), "at", now());
          await(pause(1));
        });
    print("outer ended normally at", now());
  }
}
