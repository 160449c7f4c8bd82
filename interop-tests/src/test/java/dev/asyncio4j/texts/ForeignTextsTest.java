package dev.asyncio4j.texts;

import static dev.asyncio4j.Asyncio.asyncGenerator;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.newEventLoop;
import static dev.asyncio4j.testing.Virtual.passes;
import static dev.asyncio4j.testing.Virtual.reports;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.AsyncGenerator;
import dev.asyncio4j.lowlevel.LoopPort;
import dev.asyncio4j.support.LogCapture;
import dev.asyncio4j.testing.Ends;
import dev.asyncio4j.transports.BaseProtocol;
import dev.asyncio4j.transports.Transport;
import java.lang.reflect.Proxy;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects of other libraries whose texts fail, where the loop names them. */
class ForeignTextsTest {

  /** A task of another library's, a subscriber, a protocol: all without a text. */
  private static class Textless implements Runnable, BaseProtocol, Flow.Subscriber<Integer> {
    final IllegalArgumentException error = new IllegalArgumentException("the task's own");

    @Override
    public void run() {
      throw error;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      throw error;
    }

    @Override
    public void onNext(Integer item) {}

    @Override
    public void onError(Throwable thrown) {}

    @Override
    public void onComplete() {}

    @Override
    public String toString() {
      throw new Evil();
    }
  }

  private static final String NAMED = Textless.class.getName() + " (its toString() throws ";

  private final Textless textless = new Textless();

  @Test
  @DisplayName("F-12 a task of LoopPort.execute that fails, and has no text: the loop goes on")
  void taskThatFails() {
    virtual(
        () -> {
          var reports = reports();
          LoopPort.of(getRunningLoop()).execute(textless);
          passes(2);
          assertThat(reports).hasSize(1);
          assertThat(reports.get(0).exception()).isSameAs(textless.error);
          assertThat(reports.get(0).message()).startsWith("Exception in callback " + NAMED);
        });
  }

  @Test
  @DisplayName("F-12 a slow task without a text is told of in debug mode")
  void slowTask() {
    try (var log = LogCapture.withSlowSteps()) {
      virtual(
          () -> {
            getRunningLoop().setDebug(true);
            getRunningLoop().slowCallbackDuration(Duration.ZERO);
            passes(1); // the next one is timed
            var task =
                new Textless() {
                  @Override
                  public void run() {}
                };
            LoopPort.of(getRunningLoop()).execute(task);
            passes(2);
          });
      assertThat(log.messages())
          .anyMatch(message -> message.startsWith("Executing " + Textless.class.getPackageName()));
    }
  }

  @Test
  @DisplayName("F-12 a task without a text that comes after the close is refused")
  void taskThatIsRefused() {
    var loop = newEventLoop();
    var port = LoopPort.of(loop);
    loop.close();
    assertThatThrownBy(() -> port.execute(textless))
        .isInstanceOf(RejectedExecutionException.class)
        .hasMessageContaining(NAMED);
  }

  @Test
  @DisplayName("F-12 a subscriber that fails, and has no text, is reported")
  void subscriber() {
    virtual(
        () -> {
          var reports = reports();
          AsyncGenerator<Integer> one = asyncGenerator(y -> y.emit(1));
          one.toPublisher(getRunningLoop()).subscribe(textless);
          passes(3);
          assertThat(reports).hasSize(1);
          assertThat(reports.get(0).exception()).isSameAs(textless.error);
          assertThat(reports.get(0).message()).startsWith("Exception in " + NAMED);
        });
  }

  @Test
  @DisplayName("F-12 a transport of another kind, and without a text, is refused in words")
  void transport(@TempDir Path folder) {
    virtual(
        () -> {
          var transport =
              (Transport)
                  Proxy.newProxyInstance(
                      Transport.class.getClassLoader(),
                      new Class<?>[] {Transport.class},
                      (proxy, method, arguments) -> {
                        if (method.getReturnType() == boolean.class) return false;
                        throw new Evil();
                      });
          var path = Files.createFile(folder.resolve("file"));
          try (var file = FileChannel.open(path)) {
            assertThatThrownBy(() -> await(getRunningLoop().sendFile(transport, file)))
                .hasMessageStartingWith("sendfile is not supported for transport ");
          }
        });
  }

  @Test
  @DisplayName("F-12 a protocol of a wrong kind, and without a text, is refused")
  void protocol() {
    Ends.connected(
        (client, server) ->
            assertThatThrownBy(() -> client.writer().transport().setProtocol(textless))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(NAMED));
  }
}
