package dev.asyncio4j.kafka;

import dev.asyncio4j.kafka.security.ContextEngineFactory;
import dev.asyncio4j.support.Certificates;
import dev.asyncio4j.support.ServerProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.security.oauthbearer.internals.unsecured.OAuthBearerUnsecuredValidatorCallbackHandler;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A broker in this JVM, which is its own controller; it ends with the JVM. */
final class TestBroker {
  private static TestBroker shared;

  private final Path folder;
  private final int port = ServerProcess.freePort();
  private final int saslPort = ServerProcess.freePort();
  private final int tlsPort = ServerProcess.freePort();
  private final int hiddenPort = ServerProcess.freePort();

  /** A second way to it, for tests that need the way to fail. */
  final Proxy proxy = new Proxy(hiddenPort);

  private final Properties config;
  private KafkaRaftServer server;

  private TestBroker() {
    try {
      folder = Files.createTempDirectory("kafka");
      Runtime.getRuntime().addShutdownHook(new Thread(this::end));
      config = config(ServerProcess.freePort());
      format();
    } catch (Exception e) {
      throw new IllegalStateException("the broker's folder", e);
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
    server = new KafkaRaftServer(KafkaConfig.fromProps(config, false), Time.SYSTEM);
    server.startup();
  }

  void stop() {
    server.shutdown();
    server.awaitShutdown();
  }

  /** A broker that still runs when its folder is gone halts the JVM, with an error as exit code. */
  private void end() {
    if (server != null) stop();
    delete(folder);
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

  private Properties config(int controller) {
    var all = new Properties();
    all.putAll(
        Map.of(
            "process.roles", "broker,controller",
            "node.id", "1",
            "controller.quorum.voters", "1@127.0.0.1:" + controller,
            "controller.listener.names", "CONTROLLER",
            "inter.broker.listener.name", "PLAINTEXT",
            "log.dirs", folder.toString(),
            "offsets.topic.replication.factor", "1",
            "offsets.topic.num.partitions", "1",
            "log.cleaner.dedupe.buffer.size", "2097152",
            "group.initial.rebalance.delay.ms", "0"));
    all.putAll(
        Map.of(
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.num.partitions", "1",
            "transaction.state.log.min.isr", "1",
            "share.coordinator.state.topic.replication.factor", "1",
            "group.min.session.timeout.ms", "500",
            "num.network.threads", "1",
            "num.io.threads", "2"));
    all.putAll(
        Map.of(
            "group.consumer.heartbeat.interval.ms", "100",
            "group.consumer.min.heartbeat.interval.ms", "100",
            "group.consumer.assignment.interval.ms", "0",
            "group.consumer.min.assignment.interval.ms", "0",
            "log.cleaner.backoff.ms", "50"));
    listeners(all, controller);
    sasl(all);
    all.put("listener.name.tls.ssl.engine.factory.class", ContextEngineFactory.class.getName());
    all.put(ContextEngineFactory.CONTEXT, Certificates.of(Certificates.Leaf.LOCALHOST));
    return all;
  }

  private void listeners(Properties all, int controller) {
    var listeners =
        "PLAINTEXT://127.0.0.1:%d,SASL://127.0.0.1:%d,TLS://localhost:%d,PROXIED://127.0.0.1:"
            .formatted(port, saslPort, tlsPort);
    all.put("listeners", listeners + hiddenPort + ",CONTROLLER://127.0.0.1:" + controller);
    all.put("advertised.listeners", listeners + proxy.port());
    all.put(
        "listener.security.protocol.map",
        "PLAINTEXT:PLAINTEXT,PROXIED:PLAINTEXT,SASL:SASL_PLAINTEXT,TLS:SSL,CONTROLLER:PLAINTEXT");
  }

  private static void sasl(Properties all) {
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

  private void format() throws Exception {
    new Formatter()
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(1)
        .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
        .setControllerListenerName("CONTROLLER")
        .setMetadataLogDirectory(folder.toString())
        .addDirectory(folder.toString())
        .setUnstableFeatureVersionsEnabled(false)
        .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
        .setScramArguments(
            List.of(
                "SCRAM-SHA-256=[name=ada,password=secret]",
                "SCRAM-SHA-512=[name=ada,password=secret]"))
        .run();
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (var each : all.sorted(java.util.Comparator.reverseOrder()).toList())
        Files.deleteIfExists(each);
    } catch (IOException | UncheckedIOException e) {
      // the system clears its temporary folder
    }
  }
}
