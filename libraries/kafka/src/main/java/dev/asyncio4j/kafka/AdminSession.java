package dev.asyncio4j.kafka;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.lowlevel.LoopPort;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/** An open client for administration; Kafka's own thread answers. */
final class AdminSession extends Session {
  private final ClientSettings settings;
  private final String name;
  private final Worker worker;
  private final TokenRuns tokens;
  private final Interruptible connecting = new Interruptible();
  private volatile @Nullable Admin admin;
  private volatile boolean abandoned;
  private @Nullable Reply<@Nullable Void> ended;

  /** Says that the start is over: no answer is waited for before. */
  private boolean isOpen;

  AdminSession(LoopPort port, ClientSettings settings, String name) {
    super(port);
    this.settings = settings;
    this.name = name;
    worker = new Worker("admin-" + name);
    tokens = new TokenRuns(port.loop());
  }

  @Override
  Coroutine<@Nullable Void> open() {
    return async(
        () -> {
          var opened = new Reply<@Nullable Void>(port);
          worker.post(() -> opened.answer(() -> connecting.call(this::connect)));
          try {
            await(opened.future);
          } catch (CancelledError e) {
            tokens.close();
            connecting.interrupt();
            throw e;
          }
          isOpen = true;
        });
  }

  private @Nullable Void connect() throws InterruptedException {
    var config = settings.admin(name);
    settings.security.bind(config, tokens);
    var reach = new Reach(settings);
    reach.anyListens();
    var made = reach.admin(config);
    admin = made;
    reach.described(made);
    if (abandoned) close(Duration.ZERO);
    return null;
  }

  Admin admin() {
    var open = admin;
    if (open == null) throw new KafkaException("admin client " + name + " is not open");
    return open;
  }

  @Override
  Future<@Nullable Void> stop(Duration limit) {
    if (ended == null) {
      var end = new Reply<@Nullable Void>(port);
      ended = end;
      connecting.interrupt();
      var patience = isOpen ? limit : Duration.ZERO;
      worker.post(
          () ->
              end.answer(
                  () -> {
                    close(patience);
                    return null;
                  }));
      worker.end();
    }
    return ended.future;
  }

  private void close(Duration limit) {
    tokens.close();
    var open = admin;
    admin = null;
    if (open != null) open.close(limit);
  }

  @Override
  void abandon() {
    abandoned = true;
    connecting.interrupt();
    worker.post(() -> close(Duration.ZERO));
    worker.end();
  }
}
