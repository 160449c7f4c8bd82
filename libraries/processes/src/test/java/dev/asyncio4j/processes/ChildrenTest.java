package dev.asyncio4j.processes;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.openConnection;
import static dev.asyncio4j.Asyncio.openUnixConnection;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.processes.Fast.onLoop;
import static dev.asyncio4j.processes.Fast.reported;
import static dev.asyncio4j.processes.Fast.start;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.subprocess.Stdio;
import dev.asyncio4j.support.ChildJvm;
import dev.asyncio4j.testing.RealTime;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ChildrenTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  static void sleepLong() throws InterruptedException {
    TimeUnit.SECONDS.sleep(60);
  }

  @Test
  @DisplayName("PROC-06 a child may end right after put, and be joined before the get")
  void putIsAHandOver() {
    onLoop(
        () -> {
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
        });
  }

  @Test
  @DisplayName("PROC-09 a child killed in a get: its item goes to the next reader, in order")
  void killedInAGet() {
    onLoop(
        () -> {
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
        });
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

  @Test
  @DisplayName("PROC-13 a child runs a loop of its own, and awaits there")
  void aLoopInTheChild() {
    onLoop(
        () -> {
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
        });
  }

  static final class Own extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Own(String message) {
      super(message);
    }
  }

  @Test
  @DisplayName("PROC-16 an exception: code 1 and the failure, with its type; else the exit code")
  void exitCodes() {
    onLoop(
        () -> {
          var quiet = Fast.CHILD.stderr(Stdio.DEVNULL);
          var fails =
              AioProcesses.process(
                  () -> {
                    throw new Own("boom");
                  },
                  quiet);
          assertThat(fails.exitcode()).isEmpty();
          await(fails.coroStart());
          assertThat(fails.pid()).isPresent();
          await(fails.coroJoin());
          assertThat(fails.exitcode()).hasValue(1);
          assertThat(fails.failure().orElseThrow()).isInstanceOf(Own.class).hasMessage("boom");
          assertThat(fails.failure().orElseThrow().getSuppressed()[0])
              .isInstanceOf(RemoteTrace.class)
              .hasMessageContaining(fails.name());
          assertThat(fails.isAlive()).isFalse();
        });
  }

  @Test
  @DisplayName("PROC-17 start twice and join before start are refused")
  void misuse() {
    onLoop(
        () -> {
          var child = Fast.child(() -> {});
          assertThatThrownBy(() -> await(child.coroJoin()))
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("can only join a started process");
          child.start();
          assertThatThrownBy(child::start).hasMessageContaining("twice");
          await(child.coroJoin());
        });
  }

  @Test
  @DisplayName("PROC-18 many join one child; cancelling a join leaves it; close ends it")
  void joins() {
    onLoop(
        () -> {
          var child = start(ChildrenTest::sleepLong);
          var one = createTask(child.coroJoin());
          var two = createTask(child.coroJoin());
          await(sleep(Duration.ofMillis(10)));
          one.cancel();
          assertThrows(CancelledError.class, () -> await(one));
          assertThat(await(child.coroJoin(Duration.ofMillis(20)))).isFalse();
          assertThat(child.isAlive()).isTrue();
          child.close();
          await(two);
          assertThat(child.exitcode().getAsInt()).isNegative();
        });
  }

  @Test
  @DisplayName("PROC-19 terminate runs shutdown hooks")
  void terminateRunsHooks() {
    onLoop(
        () -> {
          AioQueue<String> queue = AioProcesses.queue();
          var child =
              start(
                  () -> {
                    Runtime.getRuntime().addShutdownHook(new Thread(() -> queue.put("hook")));
                    queue.put("ready");
                    sleepLong();
                  });
          assertThat(await(queue.coroGet())).isEqualTo("ready");
          child.terminate();
          assertThat(await(queue.coroGet(LONG))).isEqualTo("hook");
          await(child.coroJoin());
          assertThat(child.exitcode()).hasValue(-15);
        });
  }

  /** A parent that starts a child and waits to be killed. */
  static final class Parent {
    public static void main(String[] args) {
      run(
          async(
              () -> {
                AioQueue<Long> pids = AioProcesses.queue();
                var child =
                    start(
                        () -> {
                          pids.put(ProcessHandle.current().pid());
                          sleepLong();
                        });
                System.out.println(await(pids.coroGet()));
                System.out.flush();
                await(child.coroJoin());
              }));
    }
  }

  @Test
  @DisplayName("PROC-19 a parent killed by SIGKILL takes its children along within a second")
  void theParentIsKilled() throws Exception {
    var parent = ChildJvm.running(Parent.class, List.of()).start();
    try (var out = parent.inputReader()) {
      var child = ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
      assertThat(child.isAlive()).isTrue();
      parent.destroyForcibly();
      RealTime.waitUntil(() -> !child.isAlive());
    } finally {
      parent.destroyForcibly();
    }
  }

  @Test
  @DisplayName(
      "PROC-20 the end of the loop kills daemons at once, others after a while, and says so")
  void theEndOfTheLoop() {
    List<String> reports =
        reported(
            () -> {
              await(Fast.child(ChildrenTest::sleepLong).coroStart());
              await(
                  AioProcesses.process(ChildrenTest::sleepLong, Fast.CHILD.daemon(true))
                      .coroStart());
            });
    assertThat(reports).hasSize(1);
    assertThat(reports.get(0)).contains("still runs at the close of the loop: it is killed");
  }

  @Test
  @DisplayName("PROC-21 what a child prints goes out whole line by whole line, or to a file")
  void output() throws Exception {
    var err = System.err;
    var printed = new ByteArrayOutputStream();
    Path file = Files.createTempFile("child", ".txt");
    System.setErr(new PrintStream(printed, true));
    try {
      onLoop(
          () -> {
            await(
                start(
                        () -> {
                          System.out.print("half ");
                          System.out.flush();
                          System.err.println("other");
                          System.out.println("whole");
                        })
                    .coroJoin());
            var child =
                AioProcesses.process(
                    () -> System.out.println("to the file"), Fast.CHILD.stdout(Stdio.file(file)));
            child.start();
            await(child.coroJoin());
          });
    } finally {
      System.setErr(err);
    }
    assertThat(printed.toString().lines()).containsExactlyInAnyOrder("half whole", "other");
    assertThat(file).hasContent("to the file\n");
    Files.delete(file);
  }

  static int state;

  @Test
  @DisplayName("PROC-29 captured values are copies, and static state is each JVM's own")
  void copies() {
    onLoop(
        () -> {
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
        });
  }

  @Test
  @DisplayName("PROC-34 an end of a pipe that is given to a child and closed here is the child's")
  void pipesToChildren() {
    onLoop(
        () -> {
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
          assertThatThrownBy(() -> await(ends.first().coroRecv()))
              .isInstanceOf(EndOfPipeException.class);
          await(child.coroJoin());
        });
  }

  @Test
  @DisplayName("PROC-40 options that print, variables that print and odd paths disturb nothing")
  void noise() throws Exception {
    Path odd = Files.createTempDirectory("a 'b' \"c\" d");
    var options =
        Fast.CHILD
            .jvmOptions(List.of("-Xlog:gc", "-XX:+PrintFlagsFinal", "-Da b=\"c d\""))
            .environment(Map.of("JAVA_TOOL_OPTIONS", "-Dx=1"))
            .stdout(Stdio.DEVNULL)
            .stderr(Stdio.DEVNULL)
            .directory(odd);
    onLoop(
        () -> {
          AioQueue<String> queue = AioProcesses.queue();
          var child =
              AioProcesses.process(
                  () -> queue.put(System.getProperty("x") + System.getProperty("user.dir")),
                  options);
          child.start();
          assertThat(await(queue.coroGet())).isEqualTo("1" + odd);
          await(child.coroJoin());
        });
    Files.delete(odd);
  }

  @Test
  @DisplayName("PROC-41 a child starts children, named parent/child")
  void childrenOfChildren() {
    onLoop(
        () -> {
          AioQueue<String> names = AioProcesses.queue();
          var options = Fast.CHILD.name("outer");
          var child =
              AioProcesses.process(
                  () -> {
                    var inner =
                        AioProcesses.process(
                            () -> names.put(AioProcesses.childName().orElseThrow()),
                            Fast.CHILD.name("inner"));
                    inner.start();
                    inner.join(Duration.ofSeconds(30));
                    names.put(AioProcesses.childName().orElseThrow());
                  },
                  options);
          child.start();
          assertThat(await(names.coroGet())).isEqualTo("outer/inner");
          assertThat(await(names.coroGet())).isEqualTo("outer");
          await(child.coroJoin());
          assertThat(AioProcesses.inChild()).isFalse();
        });
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

  @Test
  @DisplayName("PROC-33 listener and client prove their key to each other; silence holds up nobody")
  void listeners() {
    onLoop(
        () -> {
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
              assertThatThrownBy(() -> await(server.coroRecv()))
                  .isInstanceOf(EndOfPipeException.class);
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
        });
  }

  @Test
  @DisplayName("PROC-39 in virtual time the clock stands while a child works")
  void virtualTime() {
    virtual(
        () -> {
          AioQueue<String> queue = AioProcesses.queue();
          var child = start(() -> queue.put("real"));
          var before = getRunningLoop().time();
          assertThat(await(queue.coroGet())).isEqualTo("real");
          await(child.coroJoin());
          assertThat(getRunningLoop().time().minus(before)).isLessThan(Duration.ofSeconds(1));
        });
  }

  @Test
  @DisplayName("PROC-02 a program can end while a child waits in a get")
  void aProgramCanEnd() {
    onLoop(
        () -> {
          AioQueue<String> queue = AioProcesses.queue();
          var child = AioProcesses.process(() -> queue.get(), Fast.CHILD.daemon(true));
          await(child.coroStart());
          var get = createTask(queue.coroGet());
          await(sleep(Duration.ofMillis(10)));
          assertThat(get.done()).isFalse();
        });
  }
}
