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
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The way to the bean that answers: its server makes it for one question, and forgets it. */
final class Beans {
  private static final String BEAN = "dev.asyncio4j.impl.LoopsBean";
  private static final String TEXT = String.class.getName();

  private Beans() {}

  static String ofThisProcess(SnapshotOptions options) {
    try {
      return ask(ManagementFactory.getPlatformMBeanServer(), "This process", options);
    } catch (IOException error) {
      throw new AssertionError(error); // nothing is read
    }
  }

  static String ofProcess(long pid, SnapshotOptions options) {
    var who = "Process " + pid;
    if (ProcessHandle.of(pid).isEmpty())
      throw new InspectException(
          Reason.NO_PROCESS, who + " does not exist: jps lists those that do", null);
    try {
      var target = VirtualMachine.attach(Long.toString(pid));
      try (var connector =
          JMXConnectorFactory.connect(new JMXServiceURL(target.startLocalManagementAgent()))) {
        return ask(connector.getMBeanServerConnection(), who, options);
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

  private static String ask(MBeanServerConnection server, String who, SnapshotOptions options)
      throws IOException {
    try {
      var name = new ObjectName("dev.asyncio4j:type=Look,id=" + System.nanoTime());
      server.createMBean(BEAN, name);
      try {
        return (String)
            server.invoke(name, "snapshot", new Object[] {options.asText()}, new String[] {TEXT});
      } finally {
        server.unregisterMBean(name);
      }
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
}
