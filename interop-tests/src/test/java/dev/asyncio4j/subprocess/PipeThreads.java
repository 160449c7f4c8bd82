package dev.asyncio4j.subprocess;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createSubprocessExec;
import static dev.asyncio4j.Asyncio.createSubprocessShell;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.waitFor;
import static dev.asyncio4j.subprocess.Children.OUT;
import static dev.asyncio4j.subprocess.Children.PIPED;
import static dev.asyncio4j.subprocess.Children.bytes;
import static dev.asyncio4j.subprocess.Children.real;
import static dev.asyncio4j.subprocess.Children.text;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.testing.RealTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** The program of {@link PipeThreadsTest}: prints what it has seen, one {@code name=value} each. */
final class PipeThreads {
  private static final int MEGABYTE = 1 << 20;
  private static final Duration A_WHILE = Duration.ofMillis(200);

  private PipeThreads() {}

  public static void main(String[] args) {
    real(
        () -> {
          say("threads", threadsOfOneChild());
          say("megabyte", aMegabyteEachWay());
          say("fifty", fiftyAtOnce());
          say("conversation", aConversation());
          say("slow reader", aSlowReader());
          say("cancelled", aCancelledCommunicate());
          say("deaf child", aChildThatDoesNotRead());
          say("abort", anAbortWhileTheChildDoesNotRead());
          say("apart", stderrApart());
          say("refused", aChildThatRefusesInput());
        });
    RealTime.waitUntil(() -> threads().isEmpty());
    say("left", threads());
  }

  private static void say(String name, Object value) {
    System.out.println(name + "=" + value.toString().replace("\n", "|"));
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("asyncio4j-pipe-"))
        .sorted()
        .toList();
  }

  private static List<String> threadsOfOneChild() {
    try (var child = await(createSubprocessExec(PIPED, "cat"))) {
      child.stdin().write(bytes("x"));
      await(child.stdout().readExactly(1));
      return threads();
    }
  }

  private static String aMegabyteEachWay() {
    var data = new byte[MEGABYTE];
    new Random(1).nextBytes(data);
    try (var child = await(createSubprocessExec(PIPED, "cat"))) {
      var same = Arrays.equals(await(child.communicate(data)).stdout(), data);
      return (same ? "the same" : "another") + ", code " + child.returnCode().orElseThrow();
    }
  }

  private static long fiftyAtOnce() {
    var outputs = await(gather(IntStream.range(0, 50).mapToObj(PipeThreads::echo).toList()));
    return IntStream.range(0, 50).filter(i -> outputs.get(i).equals("child " + i)).count();
  }

  private static Coroutine<String> echo(int number) {
    return async(
        () -> {
          try (var child = await(createSubprocessExec(PIPED, "cat"))) {
            return text(await(child.communicate(bytes("child " + number))).stdout());
          }
        });
  }

  private static String aConversation() {
    try (var child = await(createSubprocessExec(PIPED, "cat"))) {
      var heard = new StringBuilder();
      for (int i = 0; i < 3; i++) {
        child.stdin().write(bytes("line " + i + "\n"));
        await(child.stdin().drain());
        heard.append(text(await(child.stdout().readLine())));
      }
      child.stdin().writeEof();
      return heard + "code " + await(child.waitFor());
    }
  }

  private static String aSlowReader() {
    var command = List.of("head", "-c", "" + MEGABYTE, "/dev/zero");
    try (var child = await(createSubprocessExec(OUT.limit(1024), command))) {
      var transport = child.transport().pipeTransport(1).orElseThrow();
      while (transport.isReading()) await(sleep(Duration.ofMillis(5)));
      await(sleep(A_WHILE));
      var waits = child.returnCode().isEmpty();
      int size = 0;
      for (int n; (n = await(child.stdout().read(10_000)).length) > 0; ) size += n;
      return "waits %s, bytes %d".formatted(waits, size);
    }
  }

  private static String aCancelledCommunicate() throws IOException {
    var gate = Files.createTempFile("gate", "");
    var command = "echo first; while [ -e %s ]; do sleep 0.02; done; echo second".formatted(gate);
    try (var child = await(createSubprocessShell(PIPED, command))) {
      var first = createTask(child.communicate(null));
      await(sleep(A_WHILE));
      first.cancel();
      try {
        return "not cancelled: " + text(await(first).stdout());
      } catch (CancelledError e) {
        Files.delete(gate);
        return text(await(child.communicate(null)).stdout());
      }
    }
  }

  private static String aChildThatDoesNotRead() {
    var child = await(createSubprocessExec(PIPED, "sleep", "60"));
    try (child) {
      child.stdin().write(new byte[MEGABYTE]);
      var drain = createTask(child.stdin().drain());
      await(sleep(A_WHILE));
      var waits = !drain.done();
      drain.cancel();
      return waits ? "drain waits" : "drain is done";
    } finally {
      say("deaf child's code", child.returnCode().orElseThrow());
    }
  }

  private static String anAbortWhileTheChildDoesNotRead() {
    try (var child = await(createSubprocessExec(PIPED, "sleep", "60"))) {
      child.stdin().write(new byte[MEGABYTE]);
      await(sleep(A_WHILE)); // now the thread is held up in its write
      child.stdin().transport().abort();
      return child.returnCode().isEmpty() ? "at once" : "when the child had ended";
    }
  }

  private static String stderrApart() {
    try (var child = await(createSubprocessShell(PIPED, "echo out; echo err >&2"))) {
      var output = await(child.communicate(null));
      return text(output.stdout()) + text(output.stderr());
    }
  }

  private static String aChildThatRefusesInput() {
    try (var child = await(createSubprocessShell(PIPED, "exec 0<&-; echo closed; exec sleep 60"))) {
      await(child.stdout().readLine());
      child.stdin().write("x");
      try {
        await(waitFor(child.stdin().waitClosed(), Duration.ofMinutes(1)));
        return "waitClosed returns";
      } catch (UncheckedIOException e) {
        return "Connection lost, " + (child.returnCode().isEmpty() ? "at once" : "at the exit");
      }
    }
  }
}
