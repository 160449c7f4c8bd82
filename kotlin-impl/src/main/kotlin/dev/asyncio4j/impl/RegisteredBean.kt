package dev.asyncio4j.impl

import java.lang.management.ManagementFactory
import javax.management.JMException
import javax.management.ObjectName

/**
 * The bean that answers a tool, where the tool cannot have the server make one: where the engine's
 * classes are in a loader of their own, such as that of a jar of jars. It is there while a loop is
 * open, so that it keeps no loader alive.
 */
internal object RegisteredBean {
  private var name: ObjectName? = null

  @Synchronized
  fun add() {
    if (name != null) return
    val ours = ObjectName("dev.asyncio4j:type=Inspector,id=${OpenLoops.copy}")
    try {
      ManagementFactory.getPlatformMBeanServer().registerMBean(LoopsBean(), ours)
      name = ours
    } catch (_: JMException) {
      // The server refuses: it is for the tool to find another way.
    }
  }

  @Synchronized
  fun remove() {
    val ours = name ?: return
    name = null
    try {
      ManagementFactory.getPlatformMBeanServer().unregisterMBean(ours)
    } catch (_: JMException) {
      // Somebody else has taken it off.
    }
  }
}
