package dev.asyncio4j.hostile;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.asyncio4j.support.ChildJvm;
import dev.asyncio4j.support.VirtualThreads;
import dev.asyncio4j.testing.RealTime;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A stack that overflows at an await, or at any other call of the library. */
class OverflowTest {
  @ParameterizedTest
  @EnumSource
  @DisplayName("TASK-19 a stack that is full at a call of the library harms its own body alone")
  void alone(AtTheEnd what) {
    Hostile.beside(() -> dive(what));
  }

  @ParameterizedTest
  @EnumSource(names = {"PASS", "JAVA_TASK", "EAGER_TASK", "TIMEOUT", "FINALLY", "KOTLIN"})
  @DisplayName("TASK-19 so do several of them at once")
  void several(AtTheEnd what) {
    Hostile.beside(
        () ->
            await(
                gather(
                    Collections.nCopies(4, what).stream()
                        .map(each -> async(() -> dive(each)))
                        .toList())));
  }

  private static void dive(AtTheEnd what) throws Exception {
    assertThat(Dive.with(what.action)).as("overflows").isPositive();
    assertThat(await(sleep(Duration.ofMillis(1), "alive"))).isEqualTo("alive");
  }

  @ParameterizedTest
  @EnumSource(names = {"PASS", "JAVA_TASK", "TIMEOUT", "FINALLY", "KOTLIN"})
  @DisplayName("TASK-19 so it is where run was called in a virtual thread")
  void inAVirtualThread(AtTheEnd what) {
    var thrown = new AtomicReference<Throwable>();
    Runnable program = () -> Hostile.beside(() -> dive(what));
    RealTime.join(VirtualThreads.startIfTheyExist(() -> thrown.set(catchThrowable(program::run))));
    assertThat(thrown.get()).isNull();
  }

  /**
   * A JVM in which nothing is loaded yet that an overflow needs: for each depth anew, as the
   * library gets a class loader of its own. What the JVM could not initialise once, it never has
   * again.
   */
  public static final class Cold {
    private static final int STEPS = 16;
    private static final int STEP = 20;

    private Cold() {}

    public static void main(String[] args) throws Exception {
      var classPath = new ArrayList<URL>();
      for (var entry : System.getProperty("java.class.path").split(File.pathSeparator))
        classPath.add(Path.of(entry).toUri().toURL());
      for (int step = 0; step < STEPS; step++) {
        var parent = ClassLoader.getPlatformClassLoader();
        // never closed: a daemon thread of its library may still need a class
        var loader = new URLClassLoader(classPath.toArray(URL[]::new), parent);
        Thread.currentThread().setContextClassLoader(loader);
        var once =
            loader.loadClass(Cold.class.getName()).getMethod("once", String.class, int.class);
        once.invoke(null, args[0], step * STEP);
      }
    }

    public static void once(String what, int above) {
      var action = AtTheEnd.valueOf(what).action;
      run(
          async(
              () -> {
                var bystander = createTask(sleep(Duration.ofMillis(1), "a bystander"));
                System.out.print(Dive.overflows(above, action) ? "overflowed" : "no overflow");
                action.run();
                System.out.print(", alive, " + await(bystander));
              }));
      System.out.println(run(sleep(Duration.ofMillis(1), ", the next run")));
    }
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "PASS",
        "JAVA_TASK",
        "TIMEOUT",
        "CONTENDED_LOCK",
        "FINALLY",
        "KOTLIN",
        "KOTLIN_THAT_ENDS",
        "THREAD",
        "SIGNAL",
        "CALL_GRAPH"
      })
  @DisplayName("TASK-19 F-03 so it is where that is the first thing that a JVM does")
  void inAColdJvm(AtTheEnd what) throws IOException, InterruptedException {
    assertThat(ChildJvm.output(Cold.class, List.of(), what.name()).lines().distinct())
        .contains("overflowed, alive, a bystander, the next run")
        .isSubsetOf(
            "overflowed, alive, a bystander, the next run",
            "no overflow, alive, a bystander, the next run");
  }

  /** Where each level of an endless recursion awaits. */
  enum Recursion {
    BEFORE {
      @Override
      int descend(int level) {
        await(sleep(Duration.ZERO));
        return descend(level + 1) + 1;
      }
    },
    IN_FINALLY {
      @Override
      int descend(int level) {
        try {
          return descend(level + 1) + 1;
        } finally {
          await(sleep(Duration.ZERO));
        }
      }
    };

    abstract int descend(int level);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName(
      "TASK-19 an await at each level of an endless recursion overflows, and can be caught")
  void endless(Recursion recursion) {
    Hostile.beside(
        () -> {
          try {
            recursion.descend(0);
          } catch (StackOverflowError expected) {
            await(sleep(Duration.ZERO));
            return "caught";
          }
          return "ended";
        },
        task -> assertThat(task.result()).isEqualTo("caught"));
  }
}
