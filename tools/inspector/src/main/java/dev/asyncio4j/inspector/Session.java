package dev.asyncio4j.inspector;

import dev.asyncio4j.inspector.InspectException.Reason;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.ReflectionException;
import javax.management.RuntimeMBeanException;
import javax.management.remote.JMXConnector;
import org.jspecify.annotations.Nullable;

/**
 * A way to the bean that answers. Its server makes it for each question, and forgets it: a tool
 * that is killed leaves none behind. Where the server does not find its class, because that is in a
 * loader of its own, the bean that the engine or our agent has registered is asked.
 */
final class Session implements AutoCloseable {
  static final String BEAN = "dev.asyncio4j.impl.LoopsBean";
  private static final String REGISTERED = "dev.asyncio4j:type=Inspector,";
  private static final String TEXT = String.class.getName();
  private static final Duration UNTIL_CLOSED = Duration.ofSeconds(2);

  private final Patience patience;
  private final MBeanServerConnection server;

  /** The connection; null to this process. */
  private final @Nullable JMXConnector connector;

  /** The bean that our agent has registered; null if it was not sent. */
  private final @Nullable String ofAgent;

  private Session(
      Patience patience,
      MBeanServerConnection server,
      @Nullable JMXConnector connector,
      @Nullable String ofAgent) {
    this.patience = patience;
    this.server = server;
    this.connector = connector;
    this.ofAgent = ofAgent;
  }

  static Session ofThisProcess() {
    var patience = new Patience("This process", Patience.DEFAULT);
    return new Session(patience, ManagementFactory.getPlatformMBeanServer(), null, null);
  }

  static Session of(long pid) {
    return of(pid, false, Patience.DEFAULT);
  }

  static Session of(long pid, boolean byAgent, Duration limit) {
    if (pid == ProcessHandle.current().pid()) return ofThisProcess(); // it cannot attach to itself
    var bean = byAgent ? REGISTERED + "id=agent-" + System.nanoTime() : null;
    var patience = new Patience("Process " + pid, limit);
    var connector = patience.ask(() -> new Attach(pid, bean).connect());
    try {
      return new Session(patience, connector.getMBeanServerConnection(), connector, bean);
    } catch (IOException error) {
      throw ended(patience.who(), error);
    }
  }

  private static InspectException ended(String who, IOException error) {
    return new InspectException(Reason.NO_PROCESS, who + " has ended", error);
  }

  /** Asks the bean; the argument and the answer are texts. */
  String ask(String operation, String argument) {
    if (connector == null) return askNow(operation, argument); // a loop's own turn is read in place
    return patience.ask(() -> askNow(operation, argument));
  }

  private String askNow(String operation, String argument) {
    var who = patience.who();
    try {
      var name = new ObjectName("dev.asyncio4j:type=Look,id=" + System.nanoTime());
      try {
        server.createMBean(BEAN, name);
      } catch (ReflectionException notFound) {
        if (connector != null || !Agent.register(name.toString(), Session.class.getClassLoader()))
          return invoke(registered(notFound), operation, argument);
      }
      try {
        return invoke(name, operation, argument);
      } finally {
        server.unregisterMBean(name);
      }
    } catch (IOException error) {
      throw ended(who, error);
    } catch (RuntimeMBeanException error) {
      throw new InspectException(
          Reason.NOT_PERMITTED, who + ": " + error.getTargetException().getMessage(), error);
    } catch (JMException error) {
      throw new InspectException(Reason.VERSION, who + " does not answer: " + error, error);
    }
  }

  private ObjectName registered(ReflectionException notFound) throws JMException, IOException {
    return server.queryNames(new ObjectName(REGISTERED + "*"), null).stream()
        .sorted()
        .findFirst()
        .orElseThrow(
            () ->
                new InspectException(
                    Reason.NO_ASYNCIO4J,
                    patience.who()
                        + " has no asyncio4j that this tool knows on its class path; one in a"
                        + " loader of its own, as in a jar of jars, is seen once a loop has run for"
                        + " ten seconds, and at once with --agent",
                    notFound));
  }

  private String invoke(ObjectName bean, String operation, String argument)
      throws JMException, IOException {
    return (String) server.invoke(bean, operation, new Object[] {argument}, new String[] {TEXT});
  }

  Snapshot snapshot(SnapshotOptions options) {
    return Snapshot.parse(ask("snapshot", options.asText()));
  }

  /** Has the JDK write all threads, as JSON, to a new file that the process can write. */
  void dumpThreads(String file) {
    try {
      server.invoke(
          new ObjectName("com.sun.management:type=HotSpotDiagnostic"),
          "dumpThreads",
          new Object[] {file, "JSON"},
          new String[] {TEXT, TEXT});
    } catch (JMException | IOException | RuntimeException error) {
      throw new InspectException(
          Reason.VERSION,
          patience.who()
              + " cannot dump its threads to "
              + file
              + " (JDK 21 or later, a new file): "
              + error,
          error);
    }
  }

  @Override
  public void close() {
    if (connector == null) return;
    try {
      new Patience(patience.who(), UNTIL_CLOSED).ask(() -> closed(connector));
    } catch (InspectException silent) {
      // The connection ends with this process, or with that one.
    }
  }

  private JMXConnector closed(JMXConnector open) {
    try (open) {
      if (ofAgent != null) server.unregisterMBean(new ObjectName(ofAgent));
    } catch (JMException | IOException gone) {
      // The process has ended: so has the connection. Or the agent has found no engine.
    }
    return open;
  }
}
