package dev.asyncio4j.kafka;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.waitFor;
import static dev.asyncio4j.kafka.Local.live;
import static dev.asyncio4j.kafka.Local.reader;
import static dev.asyncio4j.kafka.Local.sender;
import static dev.asyncio4j.kafka.Local.take;
import static dev.asyncio4j.kafka.Local.topic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.Certificates;
import dev.asyncio4j.support.NothingLeftBehind;
import dev.asyncio4j.testing.Trail;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NothingLeftBehind.class)
class FailureTest {
  private static final Duration LIMIT = Duration.ofMillis(400);

  @BeforeAll
  @Timeout(300)
  static void broker() {
    TestBroker.shared();
  }

  private static void assertUnreachable(String address) {
    var p = KafkaProducer.create(sender().bootstrapServers(address).requestTimeout(LIMIT));
    var c = KafkaConsumer.create(reader().bootstrapServers(address).requestTimeout(LIMIT), "t");
    var admin =
        KafkaAdmin.create(AdminOptions.defaults().bootstrapServers(address).requestTimeout(LIMIT));
    var starts = List.of(createTask(p.start()), createTask(c.start()), createTask(admin.start()));
    for (var start : starts)
      assertThatThrownBy(() -> await(start))
          .isInstanceOf(KafkaConnectionException.class)
          .hasMessageContaining("Unable to bootstrap from " + address);
    assertThatThrownBy(() -> await(p.start())).isInstanceOf(KafkaConnectionException.class);
    await(p.stop());
    await(c.stop());
    await(admin.stop());
  }

  @Test
  @DisplayName("K-32, K-08 brokers that are down are told at the start, which may be tried again")
  void down() {
    live(() -> assertUnreachable("127.0.0.1:1"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("K-32 a peer that is silent, or talks garbage, is told at the start")
  void badPeers(boolean garbage) throws Exception {
    try (var peer = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
      var answering = new Thread(() -> answer(peer, garbage));
      answering.setDaemon(true);
      answering.start();
      live(() -> assertUnreachable("127.0.0.1:" + peer.getLocalPort()));
    }
  }

  private static void answer(ServerSocket peer, boolean garbage) {
    var open = new ArrayList<Object>();
    try {
      while (true) {
        var socket = peer.accept();
        open.add(socket);
        if (garbage) socket.getOutputStream().write(new byte[] {-1, -1, -1, -1, 7, 7, 7});
      }
    } catch (IOException e) {
      // the test is over
    }
  }

  @Test
  @DisplayName("K-33 logins by PLAIN and SCRAM, and TLS; a wrong password is told at the start")
  void logins() {
    var topic = topic("login");
    live(
        () -> {
          var sasl = sender().bootstrapServers(TestBroker.shared().saslAddress());
          for (var security :
              List.of(
                  Security.sasl(Mechanism.PLAIN, "ada", "s\"ecret"),
                  Security.scram256("ada", "secret"),
                  Security.scram512("ada", "secret"))) {
            KafkaProducer.with(
                sasl.security(security), p -> await(p.sendAndWait(topic, "" + security)));
            assertThat(security.toString()).doesNotContain("ecret");
          }
          var wrong = KafkaProducer.create(sasl.security(Security.scram256("ada", "guess")));
          assertThatThrownBy(() -> await(wrong.start()))
              .isInstanceOf(KafkaException.class)
              .isNotInstanceOf(KafkaConnectionException.class)
              .hasMessageContaining("uthentication failed");
          var tls =
              reader()
                  .bootstrapServers(TestBroker.shared().tlsAddress())
                  .security(Security.tls(Certificates.of(Certificates.Leaf.LOCALHOST)));
          KafkaConsumer.with(
              tls,
              c -> {
                assertThat(take(c, 3)).contains("SASL_PLAINTEXT PLAIN");
              },
              topic);
        });
  }

  @Test
  @DisplayName(
      "K-33 the coroutine of a token runs on the loop; a start that is cancelled cancels it")
  void tokens() {
    var topic = topic("token");
    var unsecured =
        "eyJhbGciOiJub25lIn0." // {"alg":"none"}
            + java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                    "{\"sub\":\"ada\",\"iat\":%d,\"exp\":%d}"
                        .formatted(
                            System.currentTimeMillis() / 1000,
                            System.currentTimeMillis() / 1000 + 3600)
                        .getBytes())
            + ".";
    live(
        () -> {
          var loop = dev.asyncio4j.Asyncio.getRunningLoop();
          var sasl = sender().bootstrapServers(TestBroker.shared().saslAddress());
          var security =
              Security.oauth(
                  () ->
                      async(
                          () -> {
                            await(sleep(Duration.ofMillis(5)));
                            assertThat(dev.asyncio4j.Asyncio.getRunningLoop()).isSameAs(loop);
                            return unsecured;
                          }));
          KafkaProducer.with(
              sasl.security(security),
              p -> {
                assertThat(await(p.sendAndWait(topic, "x")).offset()).isZero();
              });
          var trail = Trail.create();
          var waiting =
              KafkaProducer.create(
                  sasl.security(
                      Security.oauth(
                          () ->
                              async(
                                  () -> {
                                    trail.add("asked");
                                    try {
                                      return await(sleep(Duration.ofHours(1), "never"));
                                    } catch (CancelledError e) {
                                      trail.add("cancelled");
                                      throw e;
                                    }
                                  }))));
          var start = createTask(waiting.start());
          Local.until(() -> !trail.lines().isEmpty());
          start.cancel();
          assertThatThrownBy(() -> await(start)).isInstanceOf(CancelledError.class);
          Local.until(() -> trail.lines().size() == 2);
          trail.assertIs("asked", "cancelled");
        });
  }

  @Test
  @DisplayName("K-32, K-33 brokers and a login that are set by properties are those of the start")
  void properties() {
    var topic = topic("properties");
    var address = TestBroker.shared().saslAddress();
    var jaas =
        "org.apache.kafka.common.security.scram.ScramLoginModule required username=ada"
            + " password=secret;";
    live(
        () -> {
          KafkaProducer.with(
              sender()
                  .bootstrapServers(address)
                  .property("security.protocol", "SASL_PLAINTEXT")
                  .property("sasl.mechanism", "SCRAM-SHA-256")
                  .property("sasl.jaas.config", jaas),
              p -> await(p.sendAndWait(topic, "x")));
          KafkaConsumer.with(
              reader()
                  .property("bootstrap.servers", "127.0.0.1:1, " + address)
                  .property("security.protocol", "SASL_PLAINTEXT")
                  .property("sasl.mechanism", "SCRAM-SHA-256")
                  .property("sasl.jaas.config", jaas)
                  .property("default.api.timeout.ms", 20_000), // less than a request may take
              c -> assertThat(take(c, 1)).containsExactly("x"),
              topic);
        });
    assertThatThrownBy(() -> sender().property("bootstrap.servers", List.of("nowhere")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a broker is host:port, got 'nowhere'");
  }

  /** A port that has as many connections as it takes: others have no answer. */
  private static final class Full implements AutoCloseable {
    private final ServerSocket door;
    private final List<SocketChannel> waiting = new ArrayList<>();

    Full() throws IOException {
      door = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
      for (int i = 0; i < 4; i++) {
        var channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.connect(door.getLocalSocketAddress());
        waiting.add(channel);
      }
    }

    String address() {
      return "127.0.0.1:" + door.getLocalPort();
    }

    @Override
    public void close() throws IOException {
      for (var each : waiting) each.close();
      door.close();
    }
  }

  @Test
  @DisplayName("K-32 all addresses that give no answer are told within one requestTimeout")
  void manySilent() throws IOException {
    var limit = Duration.ofSeconds(2);
    try (var full = new Full()) {
      var addresses = new String[40]; // one behind the other they would take more than a minute
      Arrays.fill(addresses, full.address());
      var p = KafkaProducer.create(sender().bootstrapServers(addresses).requestTimeout(limit));
      live(
          () -> {
            var loop = dev.asyncio4j.Asyncio.getRunningLoop();
            var start = loop.time();
            assertThatThrownBy(() -> await(p.start()))
                .isInstanceOf(KafkaConnectionException.class)
                .hasMessageContaining("onnect timed out");
            assertThat(loop.time().minus(start)).isLessThan(limit.multipliedBy(20));
          });
    }
  }

  @Test
  @DisplayName("K-32 an address that gives no answer holds up no other one")
  void oneSilent() throws IOException {
    try (var full = new Full()) {
      var options =
          sender()
              .bootstrapServers(full.address(), TestBroker.shared().address())
              .property("socket.connection.setup.timeout.ms", 200)
              .requestTimeout(Local.LONG);
      live(
          () -> {
            try (var p = KafkaProducer.create(options)) {
              await(waitFor(p.start(), Local.LONG.dividedBy(2)));
            }
          });
    }
  }
}
