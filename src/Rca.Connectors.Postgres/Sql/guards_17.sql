SET LOCAL transaction_timeout = '8s';
