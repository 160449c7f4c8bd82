package dev.asyncio4j.netty.vertx;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;

import dev.asyncio4j.Asyncio;
import dev.asyncio4j.Awaitable;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.TaskOptions;
import dev.asyncio4j.WaitOptions;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.lowlevel.LoopPort;
import dev.asyncio4j.lowlevel.Registration;
import io.netty.channel.Channel;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The Vertx that a loop shares, and the steps that come before its close. */
final class VertxHome {
  /** One entry for each open loop that uses Vert.x. */
  private static final Map<EventLoop, VertxHome> HOMES = new ConcurrentHashMap<>();

  /** Limit of the steps: a part of the five seconds that a loop has for its end. */
  private static final Duration LIMIT = Duration.ofSeconds(3);

  private final EventLoop loop;
  private final Set<Supplier<? extends Awaitable<?>>> steps = new LinkedHashSet<>();
  private final Set<Vertx> others = new LinkedHashSet<>();
  private @Nullable Vertx vertx;

  private VertxHome(EventLoop loop) {
    this.loop = loop;
    var port = LoopPort.of(loop);
    port.onClose(() -> HOMES.remove(loop));
    port.beforeClose(this::close);
  }

  static VertxHome of(EventLoop loop) {
    return HOMES.computeIfAbsent(loop, VertxHome::new);
  }

  Vertx vertx() {
    if (vertx == null) {
      vertx = VertxMaker.make(loop, new VertxOptions());
      VertxMaker.whenClosed(vertx, () -> vertx = null);
    }
    return vertx;
  }

  /** Makes one more, which closes when the shared one does. */
  Vertx make(VertxOptions options, Consumer<? super Channel> opened) {
    var made = VertxMaker.make(loop, options, opened);
    others.add(made);
    VertxMaker.whenClosed(made, () -> others.remove(made));
    return made;
  }

  Registration beforeClose(Supplier<? extends Awaitable<?>> step) {
    Supplier<? extends Awaitable<?>> own = step::get; // the same step may come twice
    steps.add(own);
    return () -> steps.remove(own);
  }

  private Coroutine<Void> close() {
    return async(
        () -> {
          var begun = steps.stream().map(VertxHome::start).toList();
          steps.clear();
          var limit = WaitOptions.defaults().timeout(LIMIT);
          if (!begun.isEmpty())
            for (var late : await(Asyncio.wait(begun, limit)).pending())
              late.cancel("the loop closes its Vertx");
          for (var other : List.copyOf(others)) await(VertxMaker.close(loop, other));
          if (vertx != null) await(VertxMaker.close(loop, vertx));
          return null;
        });
  }

  private static Task<Void> start(Supplier<? extends Awaitable<?>> step) {
    Coroutine<Void> body =
        async(
            () -> {
              await(step.get());
              return null;
            });
    return createTask(body, TaskOptions.defaults().name("before Vertx closes").unattended());
  }
}
