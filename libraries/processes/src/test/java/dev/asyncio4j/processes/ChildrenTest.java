package dev.asyncio4j.processes;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.openUnixConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.processes.Fast.reported;
import static dev.asyncio4j.processes.Fast.sleepLong;
import static dev.asyncio4j.processes.Fast.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.testing.AsyncTest;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Children and what they share with their parent: copies, queues, locks and pipes. */
class ChildrenTest {
  private static final Duration LONG = Duration.ofMinutes(3);

  @AsyncTest(realTime = true)
  @DisplayName("PROC-06 a child may end right after put, and be joined before the get")
  void putIsAHandOver() {
    AioQueue<String> queue = AioProcesses.queue();
    var child =
        start(
            () -> {
              for (int i = 0; i < 100; i++) queue.put("item " + i);
              Runtime.getRuntime().halt(3);
            });
    await(child.coroJoin());
    assertThat(child.exitcode()).hasValue(3);
    for (int i = 0; i < 100; i++) assertThat(await(queue.coroGet())).isEqualTo("item " + i);
  }

  @AsyncTest(realTime = true)
  @DisplayName("PROC-09 a child killed in a get: its item goes to the next reader, in order")
  void killedInAGet() {
    AioQueue<Integer> queue = AioProcesses.queue();
    AioEvent reads = AioProcesses.event();
    var child =
        start(
            () -> {
              reads.set();
              queue.get();
              sleepLong();
            });
    await(reads.coroWait());
    await(sleep(Duration.ofMillis(50)));
    child.kill();
    await(child.coroJoin());
    queue.putNowait(1);
    assertThat(await(queue.coroGet(LONG))).isEqualTo(1);
  }

  @Test
  @DisplayName("PROC-10 the lock of a child that dies goes to the next one, with one warning")
  void theOwnerOfALockDies() {
    List<String> reports =
        reported(
            () -> {
              AioLock lock = AioProcesses.lock();
              AioSemaphore semaphore = AioProcesses.semaphore(1);
              AioEvent holds = AioProcesses.event();
              var child =
                  start(
                      () -> {
                        lock.acquire();
                        semaphore.acquire();
                        holds.set();
                        sleepLong();
                      });
              await(holds.coroWait());
              var next = createTask(lock.coroAcquire());
              child.kill();
              assertThat(await(next)).isTrue();
              assertThat(await(semaphore.coroAcquire(LONG))).isTrue();
              await(child.coroJoin());
              assertThat(child.exitcode()).hasValue(-9);
            });
    assertThat(reports).hasSize(2);
    assertThat(reports.get(0)).contains("a lock was released because its owner is gone", "pid");
  }

  @AsyncTest(realTime = true)
  @DisplayName("PROC-13 a child runs a loop of its own, and awaits there")
  void aLoopInTheChild() {
    AioQueue<Integer> to = AioProcesses.queue();
    AioQueue<Integer> from = AioProcesses.queue();
    AioLock lock = AioProcesses.lock();
    var child =
        start(
            () ->
                run(
                    async(
                        () -> {
                          int value = await(to.coroGet());
                          lock.with(() -> await(from.coroPut(value * 2)));
                        })));
    await(to.coroPut(21));
    assertThat(await(from.coroGet())).isEqualTo(42);
    await(child.coroJoin());
    assertThat(child.exitcode()).hasValue(0);
  }

  static int state;

  @AsyncTest(realTime = true)
  @DisplayName("PROC-29 captured values are copies, and static state is each JVM's own")
  void copies() {
    int[] values = {1};
    AioQueue<Integer> queue = AioProcesses.queue();
    state = 5;
    var child =
        start(
            () -> {
              values[0] = 2;
              queue.put(state);
              queue.put(values[0]);
            });
    assertThat(await(queue.coroGet())).isZero();
    assertThat(await(queue.coroGet())).isEqualTo(2);
    assertThat(values[0]).isEqualTo(1);
    await(child.coroJoin());
  }

  @AsyncTest(realTime = true)
  @DisplayName("PROC-34 an end of a pipe that is given to a child and closed here is the child's")
  void pipesToChildren() {
    PipeEnds ends = AioProcesses.pipe();
    AioConnection there = ends.second();
    var child =
        start(
            () -> {
              there.send("from the child");
              there.send(List.of(1, 2));
            });
    there.close();
    assertThat(await(ends.first().coroRecv())).isEqualTo("from the child");
    assertThat(await(ends.first().coroRecv())).isEqualTo(List.of(1, 2));
    assertThatThrownBy(() -> await(ends.first().coroRecv())).isInstanceOf(EndOfPipeException.class);
    await(child.coroJoin());
  }

  @AsyncTest(realTime = true)
  @DisplayName("PROC-31 a put over maxFrame is refused in the child, which goes on")
  void largeItems() {
    AioQueue<String> queue = AioProcesses.queue();
    AioQueue<byte[]> items = AioProcesses.queue();
    var child =
        AioProcesses.process(
            () -> {
              try {
                items.put(new byte[200_000]);
              } catch (IllegalArgumentException e) {
                queue.put(e.getMessage());
              }
            },
            Fast.CHILD.maxFrame(100_000));
    child.start();
    assertThat(await(queue.coroGet())).contains("larger than maxFrame, 100000");
    await(child.coroJoin());
    assertThat(items.empty()).isTrue();
  }

  @Test
  @DisplayName(
      "PROC-32 a stranger at the socket gets no answer, and is told of; the folder is private")
  void strangers() {
    List<String> reports =
        reported(
            () -> {
              Hub hub = Hub.current();
              await(hub.listening());
              Path socket = Path.of(hub.address().socket());
              assertThat(Files.getPosixFilePermissions(socket.getParent()))
                  .isEqualTo(PosixFilePermissions.fromString("rwx------"));
              for (byte[] words :
                  List.of(
                      "GET / HTTP/1.1\r\n\r\n".getBytes(),
                      new Frame(Frame.Kind.HELLO, 0, new byte[64]).bytes(),
                      new Frame(Frame.Kind.HELLO, 0, new byte[5000]).bytes())) {
                try (var stranger = await(openUnixConnection(socket))) {
                  stranger.writer().write(words);
                  assertThat(await(stranger.reader().read(-1))).isEmpty();
                }
              }
            });
    assertThat(reports).hasSize(3).allMatch(report -> report.contains("a stranger at the socket"));
  }

  @AsyncTest(realTime = true)
  @DisplayName("PROC-33 listener and client prove their key to each other; silence holds up nobody")
  void listeners() {
    byte[] key = "key".getBytes();
    var here = new InetSocketAddress("127.0.0.1", 0);
    try (var listener = await(AioProcesses.listener(here, key))) {
      var address = (InetSocketAddress) listener.address();
      var silent = await(openConnection("127.0.0.1", address.getPort()));
      try (var client = await(AioProcesses.client(address, key));
          var server = await(listener.coroAccept())) {
        await(client.coroSend(List.of(1, "two")));
        assertThat(await(server.coroRecv())).isEqualTo(List.of(1, "two"));
        assertThat(listener.lastAccepted()).isPresent();
        client.close();
        assertThatThrownBy(() -> await(server.coroRecv())).isInstanceOf(EndOfPipeException.class);
      }
      silent.writer().close();
      var wrong = createTask(AioProcesses.client(address, "other".getBytes()));
      assertThatThrownBy(() -> await(wrong)).isInstanceOf(AuthenticationException.class);
      assertThatThrownBy(
              () -> {
                await(listener.coroAccept());
                await(listener.coroAccept());
              })
          .isInstanceOf(AuthenticationException.class);
    }
  }

  @AsyncTest
  @DisplayName("PROC-39 in virtual time the clock stands while a child works")
  void virtualTime() {
    AioQueue<String> queue = AioProcesses.queue();
    var child = start(() -> queue.put("real"));
    var before = getRunningLoop().time();
    assertThat(await(queue.coroGet())).isEqualTo("real");
    await(child.coroJoin());
    assertThat(getRunningLoop().time().minus(before)).isLessThan(Duration.ofSeconds(1));
  }
}
