#!/bin/bash
# Direct routing for the shop.
VIP=${VIP:-192.0.2.10}
SERVERS=(10.0.0.11 10.0.0.12)

start() {
  ip addr add $VIP/32 dev lo
  sysctl -w net.ipv4.vs.conn_reuse_mode=0
  # the shop
  ipvsadm -A -t $VIP:80 -s wrr
  weight=1
  for server in "${SERVERS[@]}"; do
    ipvsadm -a -t $VIP:80 -r $server:80 -g -w $weight
    let weight++
  done
  ping -c1 10.0.0.13 && ipvsadm -a -t $VIP:80 -r 10.0.0.13:80 -g
}

case "$1" in
  start) start ;;
  stop) ipvsadm -C ;;
  *) echo "usage: $0 start|stop"; exit 1 ;;
esac
