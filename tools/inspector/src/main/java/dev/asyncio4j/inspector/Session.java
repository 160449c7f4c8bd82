package dev.asyncio4j.inspector;

import dev.asyncio4j.inspector.InspectException.Reason;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.remote.JMXConnector;
import org.jspecify.annotations.Nullable;

/** A way to the copies of the engine in a process, each of which answers for its loops. */
final class Session implements AutoCloseable {
  private static final Duration UNTIL_CLOSED = Duration.ofSeconds(2);

  private final Patience patience;
  private final MBeanServerConnection server;

  /** The connection; null to this process. */
  private final @Nullable JMXConnector connector;

  private final Copies copies;

  private Session(
      Patience patience,
      MBeanServerConnection server,
      @Nullable JMXConnector connector,
      @Nullable String ofAgent) {
    this.patience = patience;
    this.server = server;
    this.connector = connector;
    this.copies = new Copies(server, ofAgent, connector == null);
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
    var bean = byAgent ? Copies.REGISTERED + "id=agent-" + UUID.randomUUID() : null;
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

  /**
   * A question to a copy of the engine: an operation of its bean, and the argument of that.
   *
   * @param argument a text, as the answer is
   */
  record Question(String operation, String argument) {}

  /** Asks each copy the same; returns the answers, the first copy's first. */
  Collection<String> ask(String operation, String argument) {
    var question = new Question(operation, argument);
    return askEach(copy -> question).values();
  }

  /**
   * Asks each copy what {@code questions} has for its name; returns the answers by the names. An
   * answer is empty where there is no question.
   */
  Map<String, String> askEach(Function<String, @Nullable Question> questions) {
    if (connector == null) return askNow(questions); // a loop's own turn is read in place
    return patience.ask(() -> askNow(questions));
  }

  private Map<String, String> askNow(Function<String, @Nullable Question> questions) {
    var who = patience.who();
    var answers = new LinkedHashMap<String, String>();
    try {
      copies.each(
          copy -> {
            if (answers.containsKey(copy.name())) return; // it has two beans
            var question = questions.apply(copy.name());
            answers.put(
                copy.name(),
                question == null ? "" : copy.ask(question.operation(), question.argument()));
          });
    } catch (IOException error) {
      throw ended(who, error);
    } catch (RuntimeMBeanException error) {
      throw new InspectException(
          Reason.NOT_PERMITTED, who + ": " + error.getTargetException().getMessage(), error);
    } catch (JMException error) {
      throw new InspectException(Reason.VERSION, who + " does not answer: " + error, error);
    }
    if (answers.isEmpty())
      throw new InspectException(
          Reason.NO_ASYNCIO4J,
          who
              + " has no asyncio4j that this tool knows on its class path; one in a loader of its"
              + " own, as in a jar of jars, is seen once a loop has run for ten seconds, and at"
              + " once with --agent",
          null);
    return answers;
  }

  Snapshot snapshot(SnapshotOptions options) {
    return Snapshot.merged(
        ask("snapshot", options.asText()).stream().map(Snapshot::parse).toList());
  }

  /** Has the JDK write all threads, as JSON, to a new file that the process can write. */
  void dumpThreads(String file) {
    var text = String.class.getName();
    try {
      server.invoke(
          new ObjectName("com.sun.management:type=HotSpotDiagnostic"),
          "dumpThreads",
          new Object[] {file, "JSON"},
          new String[] {text, text});
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
      copies.close();
    } catch (JMException | IOException gone) {
      // The process has ended: so has the connection. Or the agent has found no engine.
    }
    return open;
  }
}
