/* Answers for the kernel when ipvsadm is measured: every request is sent nowhere and succeeds. */
void *nl_socket_alloc(void) { return (void *)1; }
void nl_socket_free(void *socket) { (void)socket; }
int genl_connect(void *socket) { (void)socket; return 0; }
int genl_ctrl_resolve(void *socket, const char *name) { (void)socket; (void)name; return 20; }
int nl_socket_modify_cb(void *socket, int type, int kind, void *call, void *data) {
  (void)socket; (void)type; (void)kind; (void)call; (void)data; return 0;
}
int nl_socket_modify_err_cb(void *socket, int kind, void *call, void *data) {
  (void)socket; (void)kind; (void)call; (void)data; return 0;
}
int nl_send_auto_complete(void *socket, void *message) { (void)socket; (void)message; return 1; }
int nl_recvmsgs_default(void *socket) { (void)socket; return 0; }
