package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.testing.AsyncTests.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.http.web.AppRunner;
import dev.asyncio4j.http.web.Application;
import dev.asyncio4j.http.web.Response;
import dev.asyncio4j.http.web.Site;
import dev.asyncio4j.http.web.Web;
import dev.asyncio4j.testing.AsyncTest;
import dev.asyncio4j.testing.FakeNetwork;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;

/** Clients and servers on a network in memory, in virtual time. */
class InMemoryTest {
  private static final Duration FAR = Duration.ofMinutes(1);

  /** Serves on a host of its own, which gives back its name. */
  private static AppRunner serve(FakeNetwork net, FakeNetwork.Host host) {
    var app = Application.create().addRoutes(Web.get("/", r -> Response.text(host.name())));
    var runner = AppRunner.create(app);
    net.on(
        host,
        () -> {
          await(runner.setup());
          await(Site.tcp(runner, host.name(), 80).start());
        });
    return runner;
  }

  private static String text(ClientSession session, String url) {
    try (var response = await(session.get(url))) {
      return await(response.text());
    }
  }

  @AsyncTest
  @DisplayName("a request to a host that is minutes away takes no time, and keeps its connection")
  void farAway(FakeNetwork net) {
    var shop = net.host("shop");
    var runner = serve(net, shop);
    net.link(net.local(), shop).latency(FAR);
    var patient = ClientTimeout.defaults().total(null).sockConnect(null);
    try (var session = ClientSession.create(SessionOptions.defaults().timeout(patient))) {
      var start = getRunningLoop().time();
      assertThat(text(session, "http://shop/")).isEqualTo("shop");
      assertThat(text(session, "http://shop/")).isEqualTo("shop");
      var taken = getRunningLoop().time().minus(start);
      assertThat(taken).isBetween(FAR.multipliedBy(5), FAR.multipliedBy(7));
      assertThat(net.flows()).hasSize(1);
    }
    await(runner.cleanup());
  }

  @AsyncTest
  @DisplayName("a host that refuses, that is silent, and that nobody knows, each have their error")
  void faults(FakeNetwork net) {
    var shop = net.host("shop");
    var link = net.link(net.local(), shop);
    var limit = ClientTimeout.defaults().sockConnect(Duration.ofSeconds(30));
    try (var session = ClientSession.create(SessionOptions.defaults().timeout(limit))) {
      assertThat(assertFails(ClientConnectorException.class, session.get("http://shop/")))
          .hasMessageStartingWith("Cannot connect to host shop:80 ssl:false [");
      assertFails(ClientConnectorDnsException.class, session.get("http://nowhere/"));
      link.blackHole();
      assertFails(ConnectionTimeoutException.class, session.get("http://shop/"));
    }
  }

  @AsyncTest
  @DisplayName("of several addresses the first that answers is taken, and no other stays connected")
  void severalAddresses(FakeNetwork net) throws UnknownHostException {
    var shop =
        net.host("shop", InetAddress.getByName("192.0.2.7"), InetAddress.getByName("2001:db8::7"));
    var runner = serve(net, shop);
    try (var session = ClientSession.create()) {
      assertThat(text(session, "http://shop/")).isEqualTo("shop");
      assertThat(net.flows()).hasSize(1);
    }
    await(runner.cleanup());
  }
}
