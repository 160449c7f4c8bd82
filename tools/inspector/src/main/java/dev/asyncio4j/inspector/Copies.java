package dev.asyncio4j.inspector;

import java.io.IOException;
import java.util.UUID;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.ReflectionException;
import org.jspecify.annotations.Nullable;

/**
 * The copies of the engine in a process, by the beans that answer for them: each class loader may
 * have one.
 *
 * <p>The bean of the class path's copy is made by its server for each question, and forgotten: a
 * tool that is killed leaves none behind. The server does not find the class of one in a loader of
 * its own; there the engine, or our agent, has registered the bean.
 */
final class Copies {
  static final String BEAN = "dev.asyncio4j.impl.LoopsBean";
  static final String REGISTERED = "dev.asyncio4j:type=Inspector,";
  private static final String TEXT = String.class.getName();

  private final MBeanServerConnection server;

  /** The start of the names of the beans that our agent has registered; null if none was sent. */
  private final @Nullable String ofAgent;

  /** True if the process is this one: then the engine may be where this class is. */
  private final boolean isOwn;

  Copies(MBeanServerConnection server, @Nullable String ofAgent, boolean isOwn) {
    this.server = server;
    this.ofAgent = ofAgent;
    this.isOwn = isOwn;
  }

  /** A bean of a copy, whose name tells one copy from another. */
  final class Copy {
    private final ObjectName bean;
    private final String name;

    Copy(ObjectName bean) throws JMException, IOException {
      this.bean = bean;
      this.name = ask("copy", "");
    }

    String name() {
      return name;
    }

    /** Asks it; the argument and the answer are texts. */
    String ask(String operation, String argument) throws JMException, IOException {
      var arguments = new Object[] {argument};
      return (String) server.invoke(bean, operation, arguments, new String[] {TEXT});
    }
  }

  /** An action on a copy. */
  interface Action {
    void with(Copy copy) throws JMException, IOException;
  }

  /** Shows each copy to {@code action}; that of the class path first, which may have two beans. */
  void each(Action action) throws JMException, IOException {
    var made = new ObjectName("dev.asyncio4j:type=Look,id=" + UUID.randomUUID());
    if (make(made)) {
      try {
        action.with(new Copy(made));
      } finally {
        server.unregisterMBean(made);
      }
    }
    var registered = server.queryNames(new ObjectName(REGISTERED + "*"), null);
    for (var name : registered.stream().sorted().toList()) {
      try {
        action.with(new Copy(name));
      } catch (InstanceNotFoundException gone) {
        // Its last loop has ended since.
      }
    }
  }

  private boolean make(ObjectName name) throws JMException, IOException {
    try {
      server.createMBean(BEAN, name);
      return true;
    } catch (ReflectionException notFound) {
      return isOwn && Agent.register(name.toString(), Copies.class.getClassLoader());
    }
  }

  /** Takes the beans of our agent away. */
  void close() throws JMException, IOException {
    if (ofAgent == null) return;
    for (var name : server.queryNames(new ObjectName(ofAgent + "-*"), null))
      server.unregisterMBean(name);
  }
}
