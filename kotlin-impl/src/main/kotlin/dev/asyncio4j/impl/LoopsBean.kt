package dev.asyncio4j.impl

import dev.asyncio4j.impl.inspect.FiberNames
import dev.asyncio4j.impl.inspect.Recorders
import dev.asyncio4j.impl.inspect.SnapshotText
import javax.management.Attribute
import javax.management.AttributeList
import javax.management.AttributeNotFoundException
import javax.management.DynamicMBean
import javax.management.MBeanInfo
import javax.management.MBeanOperationInfo
import javax.management.MBeanParameterInfo
import javax.management.ReflectionException

/**
 * Answers a tool that looks into this process: the tool has the platform's bean server make one, of
 * a process that was started with nothing prepared. Strings in, strings out, so that tool and
 * process may be of different versions.
 *
 * Nothing of the program is changed. `-Dasyncio4j.inspect=off` makes every operation refuse.
 */
public class LoopsBean : DynamicMBean {
  override fun invoke(name: String, arguments: Array<out Any?>?, types: Array<out String>?): Any {
    check(System.getProperty("asyncio4j.inspect") != "off") {
      "this process was started with -Dasyncio4j.inspect=off: nobody may look into its loops"
    }
    return when (name) {
      "snapshot" -> SnapshotText(OpenLoops.all(), options(arguments)).write()
      "watch" -> Recorders.start(OpenLoops.all(), options(arguments))
      "drain" -> Recorders.drain(arguments?.firstOrNull().toString())
      "unwatch" -> Recorders.stop(arguments?.firstOrNull().toString())
      "nameThreads" -> FiberNames.set(OpenLoops.all(), options(arguments)["on"] == "true")
      "version" -> VERSION
      "copy" -> OpenLoops.copy
      else -> throw ReflectionException(NoSuchMethodException(name), "no operation $name")
    }
  }

  /** Reads `key=value` pairs; keys that are not known are for other versions. */
  private fun options(arguments: Array<out Any?>?): Map<String, String> =
    (arguments?.firstOrNull() as? String)
      .orEmpty()
      .split(' ')
      .filter { '=' in it }
      .associate { it.substringBefore('=') to it.substringAfter('=') }

  override fun getMBeanInfo(): MBeanInfo {
    val text = String::class.java.name
    val options = MBeanParameterInfo("options", text, "pairs such as frames=64")
    val id = MBeanParameterInfo("id", text, "of a watch")
    val info = MBeanOperationInfo.INFO
    val operations =
      arrayOf(
        MBeanOperationInfo("snapshot", "the tasks, as JSON", arrayOf(options), text, info),
        MBeanOperationInfo("watch", "begins to record; gives an id", arrayOf(options), text, info),
        MBeanOperationInfo("drain", "what was recorded since, as JSON", arrayOf(id), text, info),
        MBeanOperationInfo("unwatch", "ends that", arrayOf(id), text, info),
        MBeanOperationInfo("nameThreads", "names fibers for tasks", arrayOf(options), text, info),
        MBeanOperationInfo("copy", "which copy of the engine this is", emptyArray(), text, info),
        MBeanOperationInfo("version", "the version of the schema", emptyArray(), text, info),
      )
    return MBeanInfo(javaClass.name, "Looks into event loops", null, null, operations, null)
  }

  override fun getAttribute(name: String?): Any = throw AttributeNotFoundException(name)

  override fun setAttribute(attribute: Attribute?): Unit =
    throw AttributeNotFoundException(attribute?.name)

  override fun getAttributes(names: Array<out String>?): AttributeList = AttributeList()

  override fun setAttributes(attributes: AttributeList?): AttributeList = AttributeList()

  private companion object {
    const val VERSION = "1"
  }
}
