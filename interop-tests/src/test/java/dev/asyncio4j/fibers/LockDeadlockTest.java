package dev.asyncio4j.fibers;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.RunOptions;
import dev.asyncio4j.TaskOptions;
import dev.asyncio4j.exceptions.DeadlockException;
import dev.asyncio4j.support.ChildJvm;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A body that is suspended while it holds a monitor or lock, and another one that waits for that:
 * the loop waits for itself. In a JVM of its own, whose threads stay where they are.
 */
class LockDeadlockTest {

  /** Ways to hold something over an await. */
  enum Kind {
    MONITOR {
      @Override
      void hold() {
        synchronized (OBJECT) {
          suspended();
        }
      }
    },
    LOCK {
      @Override
      void hold() {
        REENTRANT.lock();
        try {
          suspended();
        } finally {
          REENTRANT.unlock();
        }
      }
    },
    MAP {
      @Override
      void hold() {
        NAMES.computeIfAbsent(
            "key",
            key -> {
              suspended();
              return "value";
            });
      }
    };

    private static final Object OBJECT = new Object();
    private static final ReentrantLock REENTRANT = new ReentrantLock();
    private static final ConcurrentHashMap<String, String> NAMES = new ConcurrentHashMap<>();

    abstract void hold();

    private static void suspended() {
      await(sleep(Duration.ofHours(1))); // as long as the run
    }
  }

  /** The program: two tasks hold the same; a third one has nothing to do with them. */
  static final class TwoTasks {
    private TwoTasks() {}

    public static void main(String[] args) {
      var kind = Kind.valueOf(args[0]);
      boolean debug = args.length > 1;
      try {
        run(async(() -> holdTwice(kind)), RunOptions.defaults().debug(debug));
      } catch (DeadlockException e) {
        e.printStackTrace(System.out);
      }
      System.out.println(run(async(() -> await(sleep(Duration.ofMillis(1), "the next run")))));
    }

    private static void holdTwice(Kind kind) {
      createTask(async(TwoTasks::beOther), "other");
      createTask(async(() -> holdFirst(kind)), "first");
      await(sleep(Duration.ofMillis(10)));
      await(createTask(async(() -> enterSecond(kind)), "second"));
    }

    private static void holdFirst(Kind kind) {
      kind.hold();
    }

    private static void enterSecond(Kind kind) {
      kind.hold();
    }

    private static void beOther() {
      try {
        await(sleep(Duration.ofHours(1)));
      } finally {
        System.out.println("other has cleaned up");
      }
    }
  }

  private static String output(Class<?> program, String... args)
      throws IOException, InterruptedException {
    return ChildJvm.output(program, List.of(), args);
  }

  private static void assertBothStacks(String output) {
    assertThat(output)
        .contains("DeadlockException: Deadlock: <Task pending name='second'", "do not await while")
        .containsSubsequence("enterSecond(", "Suppressed: <Task pending name='first'", "holdFirst(")
        .contains("other has cleaned up", "the next run");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("F-27 a body that waits for a lock of a suspended one ends the run with both stacks")
  void endsTheRun(Kind kind) throws Exception {
    assertBothStacks(output(TwoTasks.class, kind.name()));
  }

  @Test
  @DisplayName("F-27 in debug mode too, without the advice to sleep in place of blocking")
  void inDebugMode() throws Exception {
    String output = output(TwoTasks.class, Kind.LOCK.name(), "debug");
    assertBothStacks(output);
    // A busy machine may report other steps as slow, with that advice, or this one before its lock.
    var ofLock =
        Stream.of(output.split("Log log\\R"))
            .filter(record -> record.contains("Lock.lock("))
            .flatMap(String::lines)
            .filter(line -> line.contains("'second'"));
    assertThat(ofLock).isNotEmpty().noneMatch(line -> line.contains("sleep(...)"));
  }

  /** The program: a callback, which runs on the loop's own thread, enters what a body holds. */
  static final class Callback {
    private Callback() {}

    public static void main(String[] args) {
      Logger.getLogger("asyncio4j").addHandler(new SecondReport());
      try {
        run(async(Callback::enterInCallback));
      } catch (DeadlockException e) {
        e.printStackTrace(System.out);
      }
      System.exit(0); // a thread of the loop is left
    }

    private static void enterInCallback() {
      createTask(async(Callback::holdFirst), "first");
      await(sleep(Duration.ofMillis(10)));
      getRunningLoop().callSoon(Callback::enterSecond);
      await(sleep(Duration.ofHours(1)));
    }

    private static void holdFirst() {
      Kind.MONITOR.hold();
    }

    private static void enterSecond() {
      Kind.MONITOR.hold();
    }
  }

  /** Where the caller of {@code run} is itself the thread that blocks, the report comes again. */
  private static final class SecondReport extends Handler {
    private int reports;

    @Override
    public void publish(LogRecord report) {
      if (!(report.getThrown() instanceof DeadlockException) || ++reports < 2) return;
      report.getThrown().printStackTrace(System.out);
      Runtime.getRuntime().halt(0);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Test
  @DisplayName("F-27 a callback that waits so ends the run, or is reported again and again")
  void inACallback() throws Exception {
    assertThat(output(Callback.class))
        .contains("DeadlockException: Deadlock: code on the loop's own thread")
        .containsSubsequence(
            "enterSecond(", "Suppressed: <Task pending name='first'", "holdFirst(");
  }

  /** The program: a static initialiser awaits a task whose body is a method of its own class. */
  static final class Initialiser {
    private Initialiser() {}

    static final class Constant {
      private static final TaskOptions EAGER = TaskOptions.defaults().eagerStart(true);
      static final int VALUE =
          await(createTask(async(() -> await(sleep(Duration.ZERO, 7))), EAGER));

      private Constant() {}
    }

    public static void main(String[] args) {
      try {
        run(async(() -> Constant.VALUE));
      } catch (DeadlockException | ExceptionInInitializerError e) {
        e.printStackTrace(System.out);
      }
      System.exit(0); // the two bodies keep their threads, virtual ones those that carry them, too
    }
  }

  @Test
  @DisplayName("F-24 a static initialiser that awaits a task ends with the reason, in every mode")
  void inAStaticInitialiser() throws Exception {
    assertThat(output(Initialiser.class))
        .containsPattern("the initialisation of class \\S+Constant|await while pinned")
        .contains("<clinit>");
  }
}
