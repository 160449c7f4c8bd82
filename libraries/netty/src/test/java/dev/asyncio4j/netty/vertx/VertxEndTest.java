package dev.asyncio4j.netty.vertx;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.netty.vertx.VertxLoopTest.real;
import static dev.asyncio4j.testing.Virtual.virtual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.loop.LoopThread;
import dev.asyncio4j.netty.NoLeaks;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.RealTime;
import dev.asyncio4j.testing.Trail;
import dev.asyncio4j.testing.Virtual;
import io.vertx.core.Future;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The end of a Vertx with its loop. */
@ExtendWith({NothingLeftBehind.class, NoLeaks.class})
class VertxEndTest {
  private final Trail trail = Trail.create();

  @Test
  @DisplayName("NETTY-V-03 the steps of clients end before their Vertx is closed")
  void clientsFirst() {
    virtual(
        () -> {
          var vertx = VertxLoop.vertx();
          ((io.vertx.core.internal.VertxInternal) vertx)
              .addCloseHook(
                  done -> {
                    trail.add("Vertx closes");
                    done.succeed();
                  });
          VertxLoop.beforeClose(
              () ->
                  async(
                      () -> {
                        await(sleep(Duration.ofSeconds(1)));
                        trail.add("client has said good-bye");
                      }));
          VertxLoop.beforeClose(() -> async(() -> trail.add("never"))).close();
        });
    trail.assertIs("client has said good-bye", "Vertx closes");
  }

  @Test
  @DisplayName("NETTY-V-03 a Vertx that tells of its channels closes after the steps of clients")
  void channelsAreTold() {
    real(
        () -> {
          var shared = VertxLoop.vertx();
          var server = shared.createNetServer().connectHandler(socket -> {});
          int port = VertxLoop.await(server.listen(0, "127.0.0.1")).actualPort();
          var vertx =
              VertxLoop.create(
                  new VertxOptions(),
                  channel -> trail.add(channel.isOpen() + " " + channel.isActive()));
          VertxLoop.await(vertx.createNetClient().connect(port, "127.0.0.1"));
          trail.add("connected");
          vertx.close().onComplete(done -> {});
        });
    trail.assertIs("true false", "connected");
  }

  @Test
  @DisplayName("NETTY-V-03 a step that hangs or fails does not keep the Vertx open")
  void stepsThatHang() {
    var reports = new java.util.ArrayList<String>();
    virtual(
        () -> {
          getRunningLoop().setExceptionHandler((loop, context) -> reports.add(context.message()));
          var vertx = VertxLoop.vertx();
          ((io.vertx.core.internal.VertxInternal) vertx)
              .addCloseHook(
                  done -> {
                    trail.add("Vertx closes");
                    done.succeed();
                  });
          VertxLoop.beforeClose(() -> sleep(Duration.ofHours(1)));
          VertxLoop.beforeClose(() -> Virtual.failingAfter(1, new IOException("broken")));
        });
    trail.assertIs("Vertx closes");
    assertThat(reports).singleElement().satisfies(it -> assertThat(it).contains("before Vertx"));
  }

  @Test
  @DisplayName("NETTY-L-07 each loop has a Vertx of its own, and awaits no other's futures")
  void twoLoops() throws Exception {
    try (var thread = LoopThread.start("other", RunOptions.defaults())) {
      var others = thread.call(VertxLoop::vertx);
      real(
          () -> {
            assertThat(VertxLoop.vertx()).isNotSameAs(others);
            Future<Void> timer = others.timer(5).mapEmpty();
            assertThatThrownBy(() -> VertxLoop.await(timer))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("await it there");
          });
    }
  }

  @Test
  @DisplayName("NETTY-L-06 a Vertx of a closed loop refuses a timer at once, and closes")
  void afterTheLoop() {
    var loop = Asyncio.newEventLoop();
    var vertx = loop.runUntilComplete(async(() -> VertxLoop.create(new VertxOptions())));
    loop.close();
    assertThatThrownBy(() -> vertx.setTimer(10, id -> {}))
        .isInstanceOf(java.util.concurrent.RejectedExecutionException.class)
        .hasMessageContaining("<NettyLoop vertx CLOSED");
    assertThat(vertx.close().toCompletionStage().toCompletableFuture())
        .succeedsWithin(Duration.ofSeconds(5));
  }

  @Test
  @DisplayName("NETTY-L-02 in debug mode a Vertx of one's own that was forgotten is told of")
  void forgotten() {
    var reports = new java.util.ArrayList<dev.asyncio4j.loop.ExceptionContext>();
    run(
        async(
            () -> {
              getRunningLoop().setExceptionHandler((loop, context) -> reports.add(context));
              VertxLoop.vertx();
              VertxLoop.create(new VertxOptions());
              VertxLoop.await(VertxLoop.create(new VertxOptions()).close());
            }),
        RunOptions.defaults().debug(true));
    assertThat(reports)
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.message()).contains("Unclosed Vertx");
              assertThat(it.createdAt()).hasStackTraceContaining("VertxEndTest");
            });
  }

  @Test
  @DisplayName("NETTY-L-02 no thread of Vert.x is left after the run")
  void noThreads() {
    real(
        () -> {
          VertxLoop.await(VertxLoop.vertx().executeBlocking(() -> 1));
          assertThat(threads()).isNotEmpty();
          assertThat(threads()).noneMatch(it -> it.contains("eventloop"));
        });
    RealTime.waitUntil(() -> threads().isEmpty());
  }

  @Test
  @DisplayName("NETTY-L-02 a loop that is closed by hand leaves no thread of Vert.x, either")
  void closedByHand() {
    var loop = Asyncio.newEventLoop();
    loop.runUntilComplete(async(() -> VertxLoop.await(VertxLoop.vertx().executeBlocking(() -> 1))));
    loop.close();
    RealTime.waitUntil(() -> threads().isEmpty());
  }

  private static java.util.List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(it -> it.startsWith("vert.x") || it.startsWith("vertx"))
        .toList();
  }
}
