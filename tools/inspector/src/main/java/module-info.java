/**
 * Looks into the event loops of a running process.
 *
 * <p>Start with {@link dev.asyncio4j.inspector.Inspector}, or on the command line with {@code java
 * -jar asyncio4j-inspector.jar}.
 */
module dev.asyncio4j.inspector {
  requires static transitive org.jspecify;
  requires static transitive dev.asyncio4j; // for beans of this process's loops; the command line
  // needs none
  requires transitive java.management;
  requires java.management.rmi;
  requires jdk.httpserver;
  requires jdk.attach;
  requires java.instrument; // --agent
  requires static transitive micrometer.core; // for AsyncioMeters

  exports dev.asyncio4j.inspector;
}
