package dev.asyncio4j.kafka;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.toThread;
import static dev.asyncio4j.Asyncio.waitFor;
import static dev.asyncio4j.kafka.Local.live;
import static dev.asyncio4j.kafka.Local.reader;
import static dev.asyncio4j.kafka.Local.sender;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.RunOptions;
import dev.asyncio4j.Runner;
import dev.asyncio4j.loop.ExceptionContext;
import dev.asyncio4j.support.NothingLeftBehind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.MockProducer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Stops that come at odd times. */
@ExtendWith(NothingLeftBehind.class)
class LifeTest {
  /** Starts a client that waits for a silent peer, and stops it. */
  private static void stopped(
      ServerSocket peer,
      Supplier<Coroutine<@Nullable Void>> start,
      Supplier<Coroutine<@Nullable Void>> stop,
      Class<? extends Throwable> error) {
    var starting = createTask(start.get());
    await(toThread(peer::accept)); // it looks whether anybody listens
    await(toThread(peer::accept)); // and asks
    await(waitFor(stop.get(), Local.LONG));
    assertThatThrownBy(() -> await(starting))
        .isInstanceOf(error)
        .hasMessageContaining("is stopped: make a new one");
  }

  @Test
  @DisplayName(
      "K-08 a stop while a client starts ends the start at once, as one of a stopped client")
  void whileItStarts() throws IOException {
    try (var peer = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
      var address = "127.0.0.1:" + peer.getLocalPort();
      live(
          () -> {
            var patience = Local.LONG.plusSeconds(10);
            var p =
                KafkaProducer.create(sender().bootstrapServers(address).requestTimeout(patience));
            stopped(peer, p::start, p::stop, ProducerClosedException.class);
            var c =
                KafkaConsumer.create(
                    reader().bootstrapServers(address).requestTimeout(patience), "topic");
            stopped(peer, c::start, c::stop, ConsumerStoppedException.class);
            var options = AdminOptions.defaults().bootstrapServers(address);
            var admin = KafkaAdmin.create(options.requestTimeout(patience));
            stopped(peer, admin::start, admin::stop, IllegalStateException.class);
          });
    }
  }

  @Test
  @DisplayName(
      "K-36 a client that is closed between the runs of its loop is none that was forgotten")
  void betweenRuns() {
    var reports = new ArrayList<ExceptionContext>();
    var p = new KafkaProducerImpl<>(sender(), config -> new MockProducer<byte[], byte[]>());
    try (var runner = Runner.create(RunOptions.defaults())) {
      runner.run(
          async(
              () -> {
                getRunningLoop().setExceptionHandler((loop, context) -> reports.add(context));
                await(p.start());
              }));
      p.close();
    }
    assertThat(reports).isEmpty();
  }
}
