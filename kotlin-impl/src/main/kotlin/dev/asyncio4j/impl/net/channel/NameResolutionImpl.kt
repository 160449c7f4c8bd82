package dev.asyncio4j.impl.net.channel

import dev.asyncio4j.Coroutine
import dev.asyncio4j.impl.tasks.HomeLoop
import dev.asyncio4j.impl.tasks.awaitInline
import dev.asyncio4j.impl.threads.OwnThreads
import dev.asyncio4j.impl.threads.executors
import dev.asyncio4j.loop.NameInfo
import dev.asyncio4j.loop.NameResolution
import java.net.InetAddress
import java.net.InetSocketAddress

/** `getaddrinfo` and `getnameinfo`. */
internal class NameResolutionImpl(private val home: HomeLoop) : NameResolution {

  override fun getAddrInfo(host: String, port: Int): Coroutine<List<InetSocketAddress>> =
    home.coroutine("getAddrInfo($host, $port)") {
      Addresses.requirePort(port)
      it.network?.resolve(host, port)?.awaitInline() ?: Addresses.resolve(host, port, it)
    }

  override fun getNameInfo(address: InetSocketAddress): Coroutine<NameInfo> =
    home.coroutine("getNameInfo($address)") { loop ->
      loop.requireRealNetwork("getNameInfo")
      require(!address.isUnresolved) {
        "getnameinfo() needs an address, got the name of one: $address; look it up with getAddrInfo"
      }
      // Without the name that the address may have been made with: that one was not looked up.
      val bare = InetAddress.getByAddress(address.address.address)
      val host = loop.executors.submitOwn(OwnThreads.names) { bare.hostName }.awaitInline()
      NameInfo(host, address.port.toString())
    }
}
