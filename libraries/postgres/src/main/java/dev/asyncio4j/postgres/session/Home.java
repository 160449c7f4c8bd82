package dev.asyncio4j.postgres.session;

import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.lowlevel.LoopPort;
import dev.asyncio4j.netty.vertx.VertxLoop;
import io.netty.channel.Channel;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The things that the connections of a loop share: the Vertx that makes their channels. */
final class Home {
  private static final Map<EventLoop, Home> HOMES = new ConcurrentHashMap<>();

  private final Vertx vertx;

  /** Takes the channel that is made next; set for the time of a call. */
  private @Nullable Consumer<Channel> next;

  private Home(EventLoop loop) {
    vertx = VertxLoop.create(new VertxOptions(), this::opened);
    LoopPort.of(loop).onClose(() -> HOMES.remove(loop));
  }

  static Home of(EventLoop loop) {
    return HOMES.computeIfAbsent(loop, Home::new);
  }

  Vertx vertx() {
    return vertx;
  }

  private void opened(Channel channel) {
    var taker = next;
    next = null;
    if (taker != null) taker.accept(channel);
  }

  /** Runs what opens a channel within the call, and gives the channel to {@code taker}. */
  void opening(Consumer<Channel> taker, Runnable call) {
    next = taker;
    call.run();
    if (next == null) return;
    next = null;
    throw new IllegalStateException("no channel was opened: another version of Vert.x?");
  }
}
