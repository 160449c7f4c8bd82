package dev.asyncio4j.http.web;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.ChildJvm;
import dev.asyncio4j.testing.RealTime;
import dev.asyncio4j.testing.Trail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunAppTest {
  private static final RunAppOptions LOCAL = RunAppOptions.defaults().host("127.0.0.1").port(0);

  private final Trail trail = Trail.create();

  /** An application that notes its start and end. */
  private Application app() {
    var app = Application.create();
    app.onStartup().append(a -> trail.add("up"));
    app.onCleanup().append(a -> trail.add("down"));
    return app;
  }

  /** Prints, which is when the sites listen, and does something then. */
  private static Consumer<String> listening(Consumer<String> print, Runnable then) {
    return line -> {
      print.accept(line);
      then.run();
    };
  }

  private static void kill(String signal) {
    try {
      new ProcessBuilder("kill", "-" + signal, "" + ProcessHandle.current().pid()).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT"})
  @DisplayName("HTTP-W-22 runApp tells its address, and ends in order at SIGTERM or SIGINT")
  void endsAtASignal(String signal) throws IOException {
    if (signal.equals("INT")) ChildJvm.assumeSigintIsHeard();
    Web.runApp(app(), LOCAL.print(listening(trail::add, () -> kill(signal))));
    assertThat(trail.lines()).hasSize(3);
    assertThat(trail.lines().get(1))
        .matches(
            "======== Running on http://127\\.0\\.0\\.1:\\d+ ========\\n"
                + "\\(Press CTRL\\+C to quit\\)");
    assertThat(trail.lines().get(2)).isEqualTo("down");
  }

  @Test
  @DisplayName("HTTP-W-22 a second SIGINT does not wait for the handlers")
  void secondInterrupt() throws IOException {
    ChildJvm.assumeSigintIsHeard();
    var app = app();
    app.onShutdown()
        .append(
            a -> {
              kill("INT");
              try {
                await(sleep(Duration.ofMinutes(5)));
              } catch (CancelledError e) {
                trail.add("aborted");
                throw e;
              }
            });
    Web.runApp(app, LOCAL.print(listening(line -> {}, () -> kill("INT"))));
    trail.assertIs("up", "aborted", "down");
  }

  @Test
  @DisplayName("HTTP-W-22 two SIGINTs at once do not wait for the handlers either")
  void twoInterruptsAtOnce() throws IOException {
    ChildJvm.assumeSigintIsHeard();
    var app = app();
    app.onShutdown().append(a -> await(sleep(Duration.ofHours(1))));
    Web.runApp(app, LOCAL.print(listening(line -> {}, RunAppTest::raiseTwice)));
    trail.assertIs("up", "down");
  }

  /** Returns when the loop has both signals in its queue: the JVM handles them by their numbers. */
  private static void raiseTwice() {
    try {
      var signal = Class.forName("sun.misc.Signal"); // by its name: javac warns of it
      var handler = Class.forName("sun.misc.SignalHandler");
      var last = signal.getConstructor(String.class).newInstance("WINCH");
      var interrupt = signal.getConstructor(String.class).newInstance("INT");
      var handled = new CountDownLatch(1);
      InvocationHandler count = (proxy, method, args) -> countDown(handled);
      var counting =
          Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, count);
      var handle = signal.getMethod("handle", signal, handler);
      var before = handle.invoke(null, last, counting);
      for (var each : new Object[] {interrupt, interrupt, last}) {
        signal.getMethod("raise", signal).invoke(null, each);
      }
      RealTime.waitUntil(() -> handled.getCount() == 0 && !isHandlingInterrupts());
      handle.invoke(null, last, before);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static @Nullable Object countDown(CountDownLatch latch) {
    latch.countDown();
    return null;
  }

  private static boolean isHandlingInterrupts() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("SIGINT handler"));
  }

  @Test
  @DisplayName("HTTP-W-22 a port in use: the exception names it, and the application is cleaned up")
  void portInUse() throws Exception {
    try (var taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      var options = LOCAL.port(taken.getLocalPort()).print(trail::add);
      assertThatThrownBy(() -> Web.runApp(app(), options))
          .isInstanceOf(UncheckedIOException.class)
          .hasCauseInstanceOf(BindException.class)
          .hasMessageContaining("" + taken.getLocalPort());
    }
    trail.assertIs("up", "down");
  }

  @Test
  @DisplayName("HTTP-W-22 an application that a coroutine makes; a unix socket alone")
  void madeByACoroutine(@TempDir Path folder) {
    var path = folder.resolve("s");
    Web.runApp(
        () ->
            async(
                () -> {
                  await(sleep(Duration.ZERO));
                  return app();
                }),
        RunAppOptions.defaults().path(path).print(listening(trail::add, () -> kill("TERM"))));
    assertThat(trail.lines().get(1))
        .startsWith("======== Running on http://unix:" + path + ": ========");
  }
}
