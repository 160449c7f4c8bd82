package dev.asyncio4j.examples.nurseries;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.examples.nurseries.Clock.now;
import static dev.asyncio4j.examples.nurseries.Clock.pause;
import static dev.asyncio4j.examples.nurseries.Clock.print;
import static dev.asyncio4j.examples.nurseries.Clock.seconds;
import static dev.asyncio4j.nurseries.Nurseries.moveOnAfter;
import static dev.asyncio4j.nurseries.Nurseries.openNursery;
import static dev.asyncio4j.nurseries.Nurseries.shielded;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.TaskGroupException;
import dev.asyncio4j.nurseries.Nursery;
import java.util.NoSuchElementException;

/** Nurseries: failures come together, and who cancels whom. Python: 03_nursery.py. */
public final class Children {
  private Children() {}

  public static void main(String[] args) {
    Clock.runVirtually(
        () -> {
          theBlockEndsWhenItsChildrenHave();
          theFirstFailureCancelsTheOthers();
          allFailuresComeTogether();
          groupsNest();
          cancellingIsNoFailure();
          aChildOwnsWhatItWasGiven();
          anOuterCancellationComesOut();
        });
  }

  private static Coroutine<Void> child(String name, double delay) {
    return async(
        () -> {
          try {
            await(pause(delay));
            print(name, "done at", now());
          } catch (CancelledError e) {
            print(name, "cancelled at", now());
            throw e;
          }
        });
  }

  private static Coroutine<Void> fails(double delay, Exception error) {
    return async(
        () -> {
          await(pause(delay));
          if (error != null) throw error;
        });
  }

  private static Coroutine<Void> cleansUp(String name) {
    return async(
        () -> {
          try {
            await(pause(100));
          } finally {
            shielded(() -> await(pause(2)));
            print(name, "cleaned up at", now());
          }
        });
  }

  private static Coroutine<Void> failsInCleanUp(String name) {
    return async(
        () -> {
          try {
            await(pause(100));
          } catch (CancelledError e) {
            throw new IllegalArgumentException(name + " cleanup");
          }
        });
  }

  private static void theBlockEndsWhenItsChildrenHave() {
    openNursery(
        nursery -> {
          nursery.startSoon(child("a", 3));
          nursery.startSoon(child("b", 1));
          nursery.startSoon(
              async(
                  () -> {
                    await(pause(1));
                    nursery.startSoon(child("grandchild", 1));
                  }));
          print("block ends at", now());
        });
    print("nursery ends at", now());
  }

  private static void theFirstFailureCancelsTheOthers() {
    try {
      openNursery(
          nursery -> {
            nursery.startSoon(fails(1, new IllegalArgumentException("first")));
            nursery.startSoon(child("sibling", 9));
            nursery.startSoon(cleansUp("slow"));
            await(pause(9));
            print("never printed");
          });
    } catch (TaskGroupException group) {
      show(group, "");
    }
    print("failed at", now());
  }

  private static void allFailuresComeTogether() {
    try {
      openNursery(
          (Nursery.VoidBody)
              nursery -> {
                nursery.startSoon(failsInCleanUp("x"));
                await(pause(1));
                throw new NoSuchElementException("block");
              });
    } catch (TaskGroupException group) {
      print(
          group.exceptions().stream()
              .map(Children::name)
              .map(n -> "'" + n + "'")
              .sorted()
              .toList());
    }
  }

  private static void groupsNest() {
    try {
      openNursery(
          outer -> {
            openNursery(
                inner -> {
                  inner.startSoon(fails(1, new IllegalArgumentException("deep")));
                });
          });
    } catch (TaskGroupException group) {
      show(group, "");
    }
  }

  private static void cancellingIsNoFailure() {
    var quiet =
        openNursery(
            nursery -> {
              nursery.startSoon(child("quiet", 9));
              await(pause(1));
              nursery.cancelScope().cancel();
              return nursery.cancelScope();
            });
    print("caught:", quiet.cancelledCaught(), "at", now());
  }

  private static void aChildOwnsWhatItWasGiven() {
    openNursery(
        nursery -> {
          nursery.cancelScope().cancel();
          nursery.startSoon(touches("resource"));
        });
  }

  private static Coroutine<Void> touches(String resource) {
    return async(
        () -> {
          print("got", resource);
          try {
            await(pause(1));
            print("never printed");
          } finally {
            print("closed", resource);
          }
        });
  }

  private static void anOuterCancellationComesOut() {
    Nursery[] kept = {null};
    var scope =
        moveOnAfter(
            seconds(1),
            () ->
                openNursery(
                    nursery -> {
                      kept[0] = nursery;
                      nursery.startSoon(child("inner", 9));
                      nursery.startSoon(cleansUp("last"));
                    }));
    var inner = kept[0].cancelScope();
    print("outer caught:", scope.cancelledCaught(), "inner:", inner.cancelledCaught());
    try {
      kept[0].startSoon(child("late", 1));
    } catch (IllegalStateException e) {
      print(e.getMessage().substring(0, e.getMessage().indexOf(':')));
    }
    print("end at", now());
  }

  private static void show(TaskGroupException group, String indent) {
    for (Throwable error : group.exceptions()) {
      if (error instanceof TaskGroupException inner) {
        print(indent + "group of", inner.exceptions().size());
        show(inner, indent + "  ");
      } else {
        print(indent + name(error), error.getMessage());
      }
    }
  }

  /** {@return the name of an error in Python} */
  private static String name(Throwable error) {
    return error instanceof NoSuchElementException ? "KeyError" : "ValueError";
  }
}
