/** A shop behind one director, with six services of different kinds. */
export const demoRules = `# HTTPS of the shop; 10.0.1.12 is an old machine with the weight of a new one.
# name: shop
-A -t 203.0.113.10:443 -s wrr
# name: web1
-a -t 203.0.113.10:443 -r 10.0.1.11:8443 -m -w 4
# name: web2
-a -t 203.0.113.10:443 -r 10.0.1.12:8443 -m -w 4
# name: web3
-a -t 203.0.113.10:443 -r 10.0.1.13:8443 -m -w 4
# name: web4
-a -t 203.0.113.10:443 -r 10.0.1.14:8443 -m -w 2

# Carts live in the memory of the servers: a client stays for ten minutes.
-A -t 203.0.113.10:80 -s wlc -p 600
-a -t 203.0.113.10:80 -r 10.0.1.11:8080 -m -w 1
-a -t 203.0.113.10:80 -r 10.0.1.12:8080 -m -w 3
-a -t 203.0.113.10:80 -r 10.0.1.13:8080 -m -w 3

# The database takes no more connections than it has workers.
-A -t 203.0.113.11:5432 -s lc
# lvsrules: ignore-start LVS204 -- lvsrules save keeps the limits, unlike ipvsadm -S
# name: db1
-a -t 203.0.113.11:5432 -r 10.0.2.21:5432 -m -w 1 -x 60 -y 58
# name: db2
-a -t 203.0.113.11:5432 -r 10.0.2.22:5432 -m -w 1 -x 600 -y 500
# lvsrules: ignore-end

# Names: each datagram is a connection of its own.
-A -u 203.0.113.12:53 -s rr -o
-a -u 203.0.113.12:53 -r 10.0.3.31:53 -g -w 1
-a -u 203.0.113.12:53 -r 10.0.3.32:53 -g -w 1
-a -u 203.0.113.12:53 -r 10.0.3.33:53 -g -w 1

# The two ports of the mail page carry the mark 7.
# name: mail
-A -f 7 -s sh -b sh-port
-a -f 7 -r 10.0.4.41:0 -m -w 1
-a -f 7 -r 10.0.4.42:0 -m -w 1

# Pictures over IPv6: the cache of each server holds its part of them.
-A -t [2001:db8::10]:443 -s mh -b mh-fallback
-a -t [2001:db8::10]:443 -r [2001:db8:5::51]:443 -i -w 2
-a -t [2001:db8::10]:443 -r [2001:db8:5::52]:443 -i -w 1
-a -t [2001:db8::10]:443 -r [2001:db8:5::53]:443 -i -w 1
`;
