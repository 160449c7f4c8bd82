package dev.asyncio4j.kafka;

import dev.asyncio4j.kafka.security.ContextEngineFactory;
import dev.asyncio4j.support.Certificates;
import dev.asyncio4j.support.KafkaNode;
import dev.asyncio4j.support.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.security.oauthbearer.internals.unsecured.OAuthBearerUnsecuredValidatorCallbackHandler;

/** A broker in this JVM, which is its own controller; it ends with the JVM. */
final class TestBroker {
  private static TestBroker shared;

  private final int port = ServerProcess.freePort();
  private final int saslPort = ServerProcess.freePort();
  private final int tlsPort = ServerProcess.freePort();
  private final int hiddenPort = ServerProcess.freePort();

  /** A second way to it, for tests that need the way to fail. */
  final Proxy proxy = new Proxy(hiddenPort);

  private final KafkaNode node;

  private TestBroker() {
    var cluster = KafkaNode.Cluster.create();
    node =
        new KafkaNode(
            cluster,
            1,
            port,
            folder(),
            settings(cluster),
            "SCRAM-SHA-256=[name=ada,password=secret]",
            "SCRAM-SHA-512=[name=ada,password=secret]");
    node.endWithJvm();
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("kafka");
    } catch (IOException e) {
      throw new UncheckedIOException("the broker's folder", e);
    }
  }

  /** {@return the one that all tests share, running} */
  static synchronized TestBroker shared() {
    if (shared == null) {
      shared = new TestBroker();
      shared.start();
    }
    return shared;
  }

  void start() {
    node.start();
  }

  void stop() {
    node.stop();
  }

  String address() {
    return "127.0.0.1:" + port;
  }

  String saslAddress() {
    return "127.0.0.1:" + saslPort;
  }

  /** {@return the address of the name that the certificate shows} */
  String tlsAddress() {
    return "localhost:" + tlsPort;
  }

  /** {@return the address of {@link #proxy}, which the broker names to those who come that way} */
  String proxyAddress() {
    return "127.0.0.1:" + proxy.port();
  }

  private Map<String, Object> settings(KafkaNode.Cluster cluster) {
    var all =
        new HashMap<String, Object>(
            Map.of(
                "share.coordinator.state.topic.replication.factor", "1",
                "group.min.session.timeout.ms", "500",
                "group.consumer.heartbeat.interval.ms", "100",
                "group.consumer.min.heartbeat.interval.ms", "100",
                "group.consumer.assignment.interval.ms", "0",
                "group.consumer.min.assignment.interval.ms", "0",
                "log.cleaner.backoff.ms", "50"));
    listeners(all, cluster);
    sasl(all);
    all.put("listener.name.tls.ssl.engine.factory.class", ContextEngineFactory.class.getName());
    all.put(ContextEngineFactory.CONTEXT, Certificates.of(Certificates.Leaf.LOCALHOST));
    return all;
  }

  private void listeners(Map<String, Object> all, KafkaNode.Cluster cluster) {
    var listeners =
        "PLAINTEXT://127.0.0.1:%d,SASL://127.0.0.1:%d,TLS://localhost:%d,PROXIED://127.0.0.1:"
            .formatted(port, saslPort, tlsPort);
    all.put("listeners", listeners + hiddenPort + "," + cluster.controller());
    all.put("advertised.listeners", listeners + proxy.port());
    all.put(
        "listener.security.protocol.map",
        "PLAINTEXT:PLAINTEXT,PROXIED:PLAINTEXT,SASL:SASL_PLAINTEXT,TLS:SSL,CONTROLLER:PLAINTEXT");
  }

  private static void sasl(Map<String, Object> all) {
    var login = "org.apache.kafka.common.security.";
    var sasl = "listener.name.sasl.";
    all.put(sasl + "sasl.enabled.mechanisms", "PLAIN,SCRAM-SHA-256,SCRAM-SHA-512,OAUTHBEARER");
    all.put(
        sasl + "plain.sasl.jaas.config",
        login + "plain.PlainLoginModule required user_ada=\"s\\\"ecret\";");
    for (var size : List.of("256", "512"))
      all.put(
          sasl + "scram-sha-" + size + ".sasl.jaas.config",
          login + "scram.ScramLoginModule required;");
    all.put(
        sasl + "oauthbearer.sasl.jaas.config",
        login + "oauthbearer.OAuthBearerLoginModule required unsecuredLoginStringClaim_sub=\"b\";");
    all.put(
        sasl + "oauthbearer.sasl.server.callback.handler.class",
        OAuthBearerUnsecuredValidatorCallbackHandler.class.getName());
  }
}
