package dev.asyncio4j.processes;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.exceptions.QueueEmptyException;
import dev.asyncio4j.exceptions.QueueFullException;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.Trail;
import java.io.Serializable;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Shared queues and pipes, and what goes through them, used by tasks of their own loop. */
class SharedTest {
  private static final Duration SOON = Duration.ofMillis(50);

  @Test
  @DisplayName("PROC-01 ten thousand pending gets cost no thread, and are served in order")
  void pendingGetsCostNoThread() {
    assumeFalse(
        dev.asyncio4j.support.ChildJvm.MODE.equals("platform"),
        "there each suspended body has a thread");
    virtual(
        () -> {
          int threads = Thread.activeCount();
          AioQueue<Integer> queue = AioProcesses.queue();
          var gets = new ArrayList<Task<Integer>>();
          for (int i = 0; i < 10_000; i++) gets.add(createTask(queue.coroGet()));
          passes(2);
          assertThat(Thread.activeCount()).isLessThan(threads + 20);
          for (int i = 0; i < 10_000; i++) queue.putNowait(i);
          List<Integer> got = await(gather(gets));
          assertThat(got).isSorted().hasSize(10_000);
        });
  }

  @AsyncTest
  @DisplayName("PROC-02 a cancelled get takes nothing, also when its item was on the way")
  void aCancelledGetTakesNothing() {
    AioQueue<String> queue = AioProcesses.queue();
    var waiting = createTask(queue.coroGet());
    passes(1);
    waiting.cancel();
    assertThrows(CancelledError.class, () -> await(waiting));
    var second = createTask(queue.coroGet());
    passes(1);
    queue.putNowait("one");
    queue.putNowait("two");
    second.cancel();
    assertThrows(CancelledError.class, () -> await(second));
    assertThat(queue.getNowait()).isEqualTo("one");
    assertThat(queue.getNowait()).isEqualTo("two");
  }

  @AsyncTest
  @DisplayName("PROC-05 a bound holds, and waiters are served first come first")
  void bounds() {
    AioQueue<Integer> queue = AioProcesses.queue(2);
    var trail = Trail.create();
    for (int i = 0; i < 5; i++) {
      int item = i;
      createTask(
          async(
              () -> {
                await(queue.coroPut(item));
                trail.add("put " + item);
              }));
    }
    passes(5);
    trail.assertIs("put 0", "put 1");
    assertThat(queue.full()).isTrue();
    assertThatThrownBy(() -> queue.putNowait(9)).isInstanceOf(QueueFullException.class);
    for (int i = 0; i < 5; i++) assertThat(await(queue.coroGet())).isEqualTo(i);
    assertThatThrownBy(queue::getNowait).isInstanceOf(QueueEmptyException.class);
  }

  @AsyncTest
  @DisplayName("PROC-05 a joinable queue tells when all is done, and refuses more")
  void joining() {
    AioJoinableQueue<Integer> queue = AioProcesses.joinableQueue(0);
    await(queue.coroJoin());
    queue.putNowait(1);
    var join = createTask(queue.coroJoin());
    passes(2);
    assertThat(join.done()).isFalse();
    queue.getNowait();
    queue.taskDone();
    await(join);
    assertThatThrownBy(queue::taskDone)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("called too many times");
  }

  /** A thing that cannot go to another process. */
  static final class Client {}

  /** A thing that has one. */
  static final class JobWithClient implements Serializable {
    private static final long serialVersionUID = 1L;
    final transient Client left = new Client();
    final List<Object> parts = new ArrayList<>(List.of("a"));
  }

  @AsyncTest
  @DisplayName("PROC-07 what cannot be serialised is refused at the put, with the path to it")
  void thePathIsNamed() {
    AioQueue<Object> queue = AioProcesses.queue();
    var job = new JobWithClient();
    queue.putNowait(job);
    job.parts.add(new Client());
    assertThatThrownBy(() -> queue.coroPut(job))
        .isInstanceOf(NotSerialisableException.class)
        .hasMessageContaining("JobWithClient.parts[1]: " + Client.class.getName());
    assertThat(queue.size()).isEqualTo(1);
  }

  @AsyncTest
  @DisplayName("PROC-30 a lambda that captures what cannot go is named with what it captures")
  void captures() {
    var client = new Client();
    assertThatThrownBy(() -> AioProcesses.process(() -> System.out.println(client)))
        .isInstanceOf(NotSerialisableException.class)
        .hasMessageContaining("captures SharedTest$Client");
    assertThatThrownBy(() -> AioProcesses.process(this::captures))
        .isInstanceOf(NotSerialisableException.class)
        .hasMessageContaining("captures SharedTest");
    assertThatThrownBy(
            () ->
                AioProcesses.process(
                    new SerializableVoidBody() {
                      @Override
                      public void run() {}
                    }))
        .isInstanceOf(NotSerialisableException.class)
        .hasMessageContaining("SharedTest is not serialisable");
  }

  @Test
  @DisplayName("PROC-30 a lambda of a compiler that made it so that it cannot go is refused")
  void foreignLambdas() throws Throwable {
    var lookup = MethodHandles.lookup();
    var body = MethodType.methodType(Object.class);
    var one = lookup.findStatic(SharedTest.class, "one", body);
    var made = MethodType.methodType(SerializableBody.class);
    SerializableBody<?> foreign =
        (SerializableBody<?>)
            LambdaMetafactory.metafactory(lookup, "run", made, body, one, body)
                .getTarget()
                .invoke();
    virtual(
        () -> {
          try (var pool = AioProcesses.pool(1)) {
            assertThatThrownBy(() -> pool.coroApply(foreign))
                .isInstanceOf(NotSerialisableException.class)
                .hasMessageContaining("in Kotlin mark it @JvmSerializableLambda");
          }
        });
  }

  static Object one() {
    return 1;
  }

  @AsyncTest
  @DisplayName("PROC-34 a pipe gives what there is, then the end; two readers at once are refused")
  void pipes() {
    PipeEnds ends = AioProcesses.pipe();
    await(ends.first().coroSend("one"));
    await(ends.first().coroSendBytes(new byte[] {1, 2}));
    ends.first().close();
    ends.first().close();
    assertThat(ends.first().closed()).isTrue();
    assertThat(await(ends.second().coroPoll(SOON))).isTrue();
    assertThat(await(ends.second().coroRecv(String.class))).isEqualTo("one");
    assertThat(await(ends.second().coroRecvBytes())).containsExactly(1, 2);
    assertThatThrownBy(() -> await(ends.second().coroRecv()))
        .isInstanceOf(EndOfPipeException.class);
    assertThatThrownBy(() -> await(ends.second().coroSend("x")))
        .isInstanceOf(EndOfPipeException.class);
    assertThatThrownBy(() -> ends.first().coroSend("x")).hasMessageContaining("is closed");
    PipeEnds oneWay = AioProcesses.pipe(false);
    assertThatThrownBy(() -> await(oneWay.first().coroSend("x")))
        .hasMessageContaining("only receives");
    var first = createTask(oneWay.first().coroRecv());
    passes(1);
    assertThatThrownBy(() -> await(oneWay.first().coroRecv()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("another one receives");
    await(oneWay.second().coroSend("for the first"));
    assertThat(await(first)).isEqualTo("for the first");
  }

  @AsyncTest(realTime = true)
  @DisplayName("PROC-38 a handle works from another loop and from a thread of this JVM")
  void otherLoops() {
    AioQueue<String> queue = AioProcesses.queue();
    AioEvent seen = AioProcesses.event();
    var thread =
        new Thread(
            () -> {
              queue.put("from a thread");
              run(
                  async(
                      () -> {
                        await(queue.coroPut("from a loop"));
                        await(seen.coroWait());
                      }));
            });
    thread.start();
    assertThat(await(queue.coroGet())).isEqualTo("from a thread");
    assertThat(await(queue.coroGet())).isEqualTo("from a loop");
    seen.set();
    while (thread.isAlive()) await(sleep(Duration.ofMillis(5)));
  }

  @Test
  @DisplayName("PROC-37 a handle whose hub has gone names its owner")
  void aHubThatIsGone() {
    var kept = new ArrayList<AioQueue<Integer>>();
    virtual(() -> kept.add(AioProcesses.queue()));
    assertThatThrownBy(() -> kept.get(0).get())
        .isInstanceOf(ChildDiedException.class)
        .hasMessageContaining("hub of process " + ProcessHandle.current().pid());
  }

  @AsyncTest
  @DisplayName("PROC-31 a message over maxFrame is refused at the sender, with its size")
  void maxFrame() {
    var small = ChildOptions.defaults().maxFrame(1000);
    byte[] big = new byte[5000];
    assertThatThrownBy(() -> AioProcesses.process(() -> System.out.println(big.length), small))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("larger than maxFrame, 1000");
  }
}
