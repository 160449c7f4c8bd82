package dev.asyncio4j.impl.watch

import dev.asyncio4j.impl.loop.VirtualThreads
import java.lang.management.ManagementFactory
import java.lang.management.PlatformManagedObject
import java.lang.management.ThreadInfo
import java.nio.file.Files
import java.util.concurrent.locks.AbstractOwnableSynchronizer
import java.util.concurrent.locks.LockSupport
import javax.management.ObjectName

/** A lock, as the JVM names it, and the thread that holds it. */
internal class LockOwner(val lock: String, val owner: Long, val ownerName: String)

/**
 * Who holds what a thread waits for. Loaded when a loop has stood still for a while at a lock.
 *
 * |waits for                                      |asked                                               |
 * |-----------------------------------------------|----------------------------------------------------|
 * |a monitor or lock, in a platform thread        |the JVM's thread bean                               |
 * |a lock, in a virtual thread                    |the same, of a platform thread that poses as waiting|
 * |a monitor that a virtual thread enters or holds|a thread dump, which tells it from JDK 25 on        |
 *
 * A lock without an owner (a semaphore, a read lock) has no answer.
 */
internal object LockOwners {

  fun of(thread: Thread): LockOwner? = orNull {
    val blocker = LockSupport.getBlocker(thread) as? AbstractOwnableSynchronizer
    if (blocker != null && VirtualThreads.isVirtual(thread)) ofLock(blocker) else of(thread.id)
  }

  fun of(threadId: Long): LockOwner? = orNull {
    fromBean(threadId) ?: Dump.take().ownerFor(threadId)
  }

  private fun fromBean(threadId: Long): LockOwner? {
    val info: ThreadInfo? = ManagementFactory.getThreadMXBean().getThreadInfo(threadId)
    if (info == null || info.lockOwnerId == -1L) return null
    val owner = info.lockOwnerName ?: "thread ${info.lockOwnerId}"
    return LockOwner(info.lockInfo.toString(), info.lockOwnerId, owner)
  }

  /** Some thread waits until [className] is initialised: only the JVM's own thread dump says so. */
  fun someThreadWaitsFor(className: String): Boolean =
    orNull {
      val dump =
        ManagementFactory.getPlatformMBeanServer()
          .invoke(
            ObjectName("com.sun.management:type=DiagnosticCommand"),
            "threadPrint",
            arrayOf(emptyArray<String>()),
            arrayOf(Array<String>::class.java.name),
          ) as String
      dump.contains("Class initialization monitor for $className\n")
    } ?: false

  /** The JVM says who owns the lock that a platform thread is parked for: one parks for it. */
  private fun ofLock(lock: Any): LockOwner? {
    val posing = Thread(null, { LockSupport.parkNanos(lock, POSING_NANOS) }, "asyncio4j-watch")
    posing.isDaemon = true
    posing.start()
    while (posing.isAlive && LockSupport.getBlocker(posing) == null) Thread.sleep(1)
    return fromBean(posing.id).also { LockSupport.unpark(posing) }
  }

  /** A process that lacks the modules, or a JVM without the beans, has no answer. */
  private inline fun <T> orNull(ask: () -> T?): T? =
    try {
      ask()
    } catch (_: LinkageError) {
      null
    } catch (_: Exception) {
      null
    }

  private const val POSING_NANOS = 1_000_000_000L

  /** The monitors of all threads. */
  private class Dump {
    private val entering = HashMap<Long, String>()
    private val owners = HashMap<String, Pair<Long, String>>()

    fun ownerFor(threadId: Long): LockOwner? {
      val lock = entering[threadId] ?: return null
      val (owner, name) = owners[lock] ?: return null
      return LockOwner(lock, owner, name)
    }

    private fun read(lines: Sequence<String>) {
      var thread = -1L
      var name = ""
      for (line in lines) {
        val (key, value, owned) = (LINE.matchEntire(line) ?: continue).destructured
        when {
          owned.isNotEmpty() -> owners[owned] = thread to name
          key == "tid" -> thread = value.toLong()
          key == "name" -> name = value
          else -> entering[thread] = value
        }
      }
    }

    companion object {
      private val LINE = Regex(""" *(?:"(tid|name|blockedOn)": "(.*)"|"([^ ()"]+@[0-9a-f]+)"),?""")

      fun take(): Dump {
        val folder = Files.createTempDirectory("asyncio4j")
        val file = folder.resolve("threads.json")
        try {
          write("$file")
          return Dump().also { dump -> Files.newBufferedReader(file).useLines(dump::read) }
        } finally {
          Files.deleteIfExists(file)
          Files.delete(folder)
        }
      }

      /** `HotSpotDiagnosticMXBean.dumpThreads(file, JSON)`, which JDK 17 does not have. */
      private fun write(file: String) {
        val type =
          Class.forName("com.sun.management.HotSpotDiagnosticMXBean")
            .asSubclass(PlatformManagedObject::class.java)
        val format = Class.forName("${type.name}\$ThreadDumpFormat")
        type
          .getMethod("dumpThreads", String::class.java, format)
          .invoke(
            ManagementFactory.getPlatformMXBean(type),
            file,
            format.getField("JSON").get(null),
          )
      }
    }
  }
}
