package dev.asyncio4j.examples.nurseries;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.examples.nurseries.Clock.now;
import static dev.asyncio4j.examples.nurseries.Clock.pause;
import static dev.asyncio4j.examples.nurseries.Clock.print;
import static dev.asyncio4j.examples.nurseries.Clock.seconds;
import static dev.asyncio4j.nurseries.Nurseries.moveOnAfter;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.nurseries.CancelScope;
import dev.asyncio4j.nurseries.ScopeOptions;

/** Level cancellation: every await in a cancelled scope raises again. Python: 01_level.py. */
public final class Level {
  private static final ScopeOptions SHIELD = ScopeOptions.defaults().shield(true);

  private Level() {}

  public static void main(String[] args) {
    Clock.runVirtually(
        () -> {
          level();
          quiet();
          cleanUpUnderAShield();
          aShieldIsTakenAway();
          theOutermostCatches();
        });
  }

  private static void level() {
    CancelScope scope = CancelScope.create();
    scope.run(
        s -> {
          s.cancel();
          print("cancel called:", s.cancelCalled(), "caught:", s.cancelledCaught());
          for (int attempt = 0; attempt < 3; attempt++) {
            try {
              await(pause(1));
            } catch (CancelledError e) {
              print("attempt", attempt, "raised at", now());
            }
          }
          await(pause(1));
          print("never printed");
        });
    print("caught:", scope.cancelledCaught());
  }

  private static void quiet() {
    CancelScope quiet = CancelScope.create();
    quiet.run(
        s -> {
          s.cancel();
        });
    print("quiet called:", quiet.cancelCalled(), "caught:", quiet.cancelledCaught());
  }

  private static void cleanUpUnderAShield() {
    var outer =
        moveOnAfter(
            seconds(1),
            () -> {
              try {
                await(pause(10));
              } finally {
                print("unwinding at", now());
                var cleanUp = CancelScope.create(SHIELD.relativeDeadline(seconds(5)));
                cleanUp.run(
                    s -> {
                      await(pause(2));
                      print("goodbye sent at", now());
                    });
                print("cleanup cut short:", cleanUp.cancelledCaught());
              }
            });
    print("outer caught:", outer.cancelledCaught(), "at", now());
  }

  private static void aShieldIsTakenAway() {
    CancelScope outside = CancelScope.create();
    CancelScope inside = CancelScope.create(SHIELD);
    outside.run(
        o ->
            inside.run(
                i -> {
                  o.cancel();
                  await(pause(1));
                  print("still inside at", now());
                  i.shield(false);
                  try {
                    await(pause(1));
                  } finally {
                    print("let in at", now());
                  }
                }));
    print("outside:", outside.cancelledCaught(), "inside:", inside.cancelledCaught());
  }

  private static void theOutermostCatches() {
    CancelScope a = CancelScope.create();
    CancelScope b = CancelScope.create();
    a.run(
        o ->
            b.run(
                i -> {
                  o.cancel();
                  i.cancel();
                  await(pause(1));
                }));
    print("a:", a.cancelledCaught(), "b:", b.cancelledCaught());
  }
}
