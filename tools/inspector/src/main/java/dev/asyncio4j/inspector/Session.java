package dev.asyncio4j.inspector;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import dev.asyncio4j.inspector.InspectException.Reason;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.ReflectionException;
import javax.management.RuntimeMBeanException;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.jspecify.annotations.Nullable;

/**
 * A way to the bean that answers. Its server makes it for each question, and forgets it: a tool
 * that is killed leaves none behind.
 */
final class Session implements AutoCloseable {
  private static final String BEAN = "dev.asyncio4j.impl.LoopsBean";
  private static final String TEXT = String.class.getName();

  private final String who;
  private final MBeanServerConnection server;
  private final @Nullable JMXConnector connector;

  private Session(String who, MBeanServerConnection server, @Nullable JMXConnector connector) {
    this.who = who;
    this.server = server;
    this.connector = connector;
  }

  static Session ofThisProcess() {
    return new Session("This process", ManagementFactory.getPlatformMBeanServer(), null);
  }

  static Session of(long pid) {
    if (pid == ProcessHandle.current().pid()) return ofThisProcess(); // it cannot attach to itself
    var who = "Process " + pid;
    if (ProcessHandle.of(pid).isEmpty())
      throw new InspectException(
          Reason.NO_PROCESS, who + " does not exist: jps lists those that do", null);
    try {
      var target = VirtualMachine.attach(Long.toString(pid));
      try {
        var address = new JMXServiceURL(target.startLocalManagementAgent());
        var connector = JMXConnectorFactory.connect(address);
        return new Session(who, connector.getMBeanServerConnection(), connector);
      } finally {
        target.detach();
      }
    } catch (AttachNotSupportedException error) {
      throw new InspectException(
          Reason.NO_ATTACH,
          who
              + " cannot be attached to: it is no JVM, or was started with"
              + " -XX:+DisableAttachMechanism; "
              + error.getMessage(),
          error);
    } catch (IOException error) {
      throw refused(pid, who, error);
    }
  }

  private static InspectException refused(long pid, String who, IOException error) {
    if (ProcessHandle.of(pid).isEmpty())
      return new InspectException(Reason.NO_PROCESS, who + " has ended", error);
    var text = String.valueOf(error.getMessage());
    if (text.contains("not permitted") || text.contains("denied") || text.contains("secure"))
      return new InspectException(
          Reason.NOT_PERMITTED,
          who + " belongs to another user: run this as that user, or as root; " + text,
          error);
    return new InspectException(Reason.NO_ATTACH, who + " cannot be attached to: " + text, error);
  }

  /** Asks the bean; the argument and the answer are texts. */
  String ask(String operation, String argument) {
    try {
      var name = new ObjectName("dev.asyncio4j:type=Look,id=" + System.nanoTime());
      server.createMBean(BEAN, name);
      try {
        return (String)
            server.invoke(name, operation, new Object[] {argument}, new String[] {TEXT});
      } finally {
        server.unregisterMBean(name);
      }
    } catch (IOException error) {
      throw new InspectException(Reason.NO_PROCESS, who + " has ended", error);
    } catch (ReflectionException error) {
      throw new InspectException(
          Reason.NO_ASYNCIO4J,
          who + " has no asyncio4j that this tool knows on its class path",
          error);
    } catch (RuntimeMBeanException error) {
      throw new InspectException(
          Reason.NOT_PERMITTED, who + ": " + error.getTargetException().getMessage(), error);
    } catch (JMException error) {
      throw new InspectException(Reason.VERSION, who + " does not answer: " + error, error);
    }
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
          who + " cannot dump its threads to " + file + " (JDK 21 or later, a new file): " + error,
          error);
    }
  }

  @Override
  public void close() {
    if (connector == null) return;
    try {
      connector.close();
    } catch (IOException gone) {
      // The process has ended: so has the connection.
    }
  }
}
