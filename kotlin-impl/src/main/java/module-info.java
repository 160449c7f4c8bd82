/**
 * The engine of asyncio4j, on Kotlin coroutines, and its Kotlin face.
 *
 * @uses dev.asyncio4j.ContextCarriers what goes along with each task
 * @uses dev.asyncio4j.lowlevel.ExecutorAdapter executors that a loop does not know
 */
module dev.asyncio4j.impl {
  requires transitive dev.asyncio4j;
  requires transitive kotlin.stdlib;
  requires transitive kotlinx.coroutines.core;
  requires static java.management; // finds the holder of a lock that a loop waits for
  requires static jdk.jfr; // tells a flight recording what loops do
  requires jdk.unsupported; // signals: Ctrl-C

  exports dev.asyncio4j.kotlin;
  exports dev.asyncio4j.impl to
      java.management; // a bean that a tool has made there

  uses dev.asyncio4j.ContextCarriers;
  uses dev.asyncio4j.lowlevel.ExecutorAdapter;

  provides dev.asyncio4j.spi.AsyncioProvider with
      dev.asyncio4j.impl.Provider;
}
